using System.Collections.Concurrent;
using System.Formats.Tar;
using System.IO.Compression;
using System.Text.Json.Nodes;
using TodoChatbot.Chart.Tests.Fixture;

namespace TodoChatbot.Chart.Tests.Containers;

/// <summary>The images, built from their Dockerfiles on stand-ins for the two bases; each once for a run of the tests.</summary>
internal static class Images
{
    private static readonly Dictionary<(string Component, string Platform), Lazy<Task<string>>> Built = new(
        from component in new[] { "backend", "frontend" }
        from platform in new[] { "amd64", "arm64" }
        select KeyValuePair.Create((component, platform), new Lazy<Task<string>>(() => BuildAsync(component, platform))));

    private static readonly ConcurrentDictionary<string, Lazy<Task<IReadOnlyList<Layer>>>> Unpacked = new();

    // A build uses every processor.
    private static readonly SemaphoreSlim Turn = new(1);

    public const string Tag = "0.0.0-test";

    /// <summary>Builds it, unless that was done.</summary>
    /// <returns>Its name.</returns>
    public static Task<string> GetAsync(string component, string platform = "amd64") => Built[(component, platform)].Value;

    /// <summary>The layers that are ours, as they travel.</summary>
    public static Task<IReadOnlyList<Layer>> LayersAsync(string image) => Unpacked.GetOrAdd(image, _ => new Lazy<Task<IReadOnlyList<Layer>>>(() => UnpackAsync(image))).Value;

    private static async Task<IReadOnlyList<Layer>> UnpackAsync(string image)
    {
        var folder = Directory.CreateTempSubdirectory("todo-image-");
        try
        {
            await Podman.RunAsync("save", "--quiet", "--format", "oci-dir", "--output", folder.FullName, image);
            var index = await ReadAsync(Path.Combine(folder.FullName, "index.json"));
            var manifest = await ReadAsync(Blob(folder, index["manifests"]![0]!["digest"]!));

            // The first is the base.
            return [.. manifest["layers"]!.AsArray().Skip(1).Select(layer => new Layer(layer!["size"]!.GetValue<long>(), Files(Blob(folder, layer["digest"]!))))];
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private static async Task<string> BuildAsync(string component, string platform)
    {
        await Podman.NeedAsync();
        await Turn.WaitAsync();
        try
        {
            var name = $"localhost/todo-{component}:{Tag}{(platform == "amd64" ? "" : $"-{platform}")}";
            var bases = await new Tool(Path.Combine(Repository.Root, "docker", "local-bases.sh")).RunAsync(platform == "amd64" ? [] : [platform], CancellationToken.None);
            await Podman.RunAsync(
                [
                    "build", "--file", Path.Combine("docker", component, "Dockerfile"), "--platform", $"linux/{platform}", "--tag", name,
                    "--build-arg", $"VERSION={Tag}", "--build-arg", "REVISION=0123456", "--isolation", "chroot", "--network", "host", "--ulimit", "nofile=1024:1024",
                    .. bases.Split('\n', StringSplitOptions.RemoveEmptyEntries), Repository.Root,
                ]);
            return name;
        }
        finally
        {
            Turn.Release();
        }
    }

    private static string Blob(DirectoryInfo folder, JsonNode digest) => Path.Combine(folder.FullName, "blobs", "sha256", digest.GetValue<string>()["sha256:".Length..]);

    private static async Task<JsonNode> ReadAsync(string path) => JsonNode.Parse(await File.ReadAllTextAsync(path))!;

    private static Dictionary<string, byte[]> Files(string blob)
    {
        using var tar = new TarReader(new GZipStream(File.OpenRead(blob), CompressionMode.Decompress));
        var files = new Dictionary<string, byte[]>();
        while (tar.GetNextEntry() is { } entry)
        {
            if (entry.EntryType is TarEntryType.RegularFile or TarEntryType.V7RegularFile)
            {
                using var content = new MemoryStream();
                entry.DataStream?.CopyTo(content);
                files[entry.Name] = content.ToArray();
            }
        }

        return files;
    }

    /// <param name="CompressedBytes">What is pulled.</param>
    /// <param name="Files">What it adds, by path.</param>
    internal sealed record Layer(long CompressedBytes, IReadOnlyDictionary<string, byte[]> Files);
}
