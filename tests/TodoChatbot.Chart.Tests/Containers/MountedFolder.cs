using TodoChatbot.Chart.Tests.Fixture;

namespace TodoChatbot.Chart.Tests.Containers;

/// <summary>
/// Files of a Secret or ConfigMap as a node mounts them: each is a link into <c>..data</c>, itself a link to a folder, so that a change
/// swaps all of them in one step.
/// </summary>
/// <param name="Path">The folder that is mounted.</param>
/// <param name="Keys">The keys and the names of their files.</param>
/// <param name="Group">Who may read them.</param>
internal sealed record MountedFolder(string Path, IReadOnlyList<(string Key, string Path, bool IsOptional)> Keys, long Group)
{
    public async Task WriteAsync(IReadOnlyDictionary<string, string> values)
    {
        var version = $"..{Guid.CreateVersion7():n}";
        var folder = Directory.CreateDirectory(System.IO.Path.Combine(Path, version));
        foreach (var (key, file, isOptional) in Keys)
        {
            if (!values.TryGetValue(key, out var value))
            {
                isOptional.ShouldBeTrue($"{key} is needed");
                continue;
            }

            var path = System.IO.Path.Combine(folder.FullName, file);
            await File.WriteAllTextAsync(path, value);
            await new Tool("chmod").RunAsync(["0440", path], CancellationToken.None);
            var link = System.IO.Path.Combine(Path, file);
            if (!File.Exists(link))
            {
                File.CreateSymbolicLink(link, System.IO.Path.Combine("..data", file));
            }
        }

        await new Tool("chgrp").RunAsync(["-R", $"{Group}", Path], CancellationToken.None);
        var next = System.IO.Path.Combine(Path, "..data_tmp");
        File.CreateSymbolicLink(next, version);
        await new Tool("mv").RunAsync(["--no-target-directory", next, System.IO.Path.Combine(Path, "..data")], CancellationToken.None);
    }
}
