using System.Diagnostics;
using System.Text.Json;

namespace TodoChatbot.Backend.Tests.Fixture;

/// <summary>The Inspector of the Model Context Protocol on the command line, installed from npm by its lock file.</summary>
internal static class Inspector
{
    private static readonly string Folder = Repository.PathTo("artifacts", "mcp-inspector");
    private static readonly Lazy<Task> Installed = new(InstallAsync);

    /// <summary>Why there can be none; null when there can.</summary>
    public static string? Reason { get; } = (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator).Any(folder => File.Exists(Path.Combine(folder, "npm")))
        ? null
        : "The Inspector comes from npm, and npm is not on this machine. Install Node.js 20 or later.";

    /// <summary>Runs one method.</summary>
    /// <returns>Its exit code, and what it printed.</returns>
    public static async Task<(int Code, string Output)> RunAsync(Uri server, string? token, params IEnumerable<string> arguments)
    {
        await Installed.Value;
        string[] header = token is null ? [] : ["--header", $"Authorization: Bearer {token}"];
        return await RunAsync(
            Path.Combine(Folder, "node_modules", ".bin", "mcp-inspector"), ["--cli", server.ToString(), "--transport", "http", .. arguments, .. header]);
    }

    /// <summary>Runs one method and expects an answer.</summary>
    public static async Task<JsonElement> AskAsync(Uri server, string token, params IEnumerable<string> arguments)
    {
        var (code, output) = await RunAsync(server, token, arguments);
        code.ShouldBe(0, output);
        return JsonSerializer.Deserialize<JsonElement>(output);
    }

    private static async Task InstallAsync()
    {
        var sources = Repository.PathTo("tests", "TodoChatbot.Backend.Tests", "Mcp", "Inspector");
        var stamp = Path.Combine(Folder, "installed.json");
        var wanted = await File.ReadAllTextAsync(Path.Combine(sources, "package-lock.json"));
        if (File.Exists(stamp) && await File.ReadAllTextAsync(stamp) == wanted)
        {
            return;
        }

        Directory.CreateDirectory(Folder);
        foreach (var name in new[] { "package.json", "package-lock.json" })
        {
            File.Copy(Path.Combine(sources, name), Path.Combine(Folder, name), overwrite: true);
        }

        // No package's own scripts are run: none of these needs them.
        var (code, output) = await RunAsync("npm", ["ci", "--ignore-scripts", "--no-audit", "--no-fund"]);
        code.ShouldBe(0, output);
        await File.WriteAllTextAsync(stamp, wanted);
    }

    private static async Task<(int Code, string Output)> RunAsync(string program, IEnumerable<string> arguments)
    {
        var start = new ProcessStartInfo(program, arguments) { WorkingDirectory = Folder, RedirectStandardOutput = true, RedirectStandardError = true };
        using var process = Process.Start(start)!;
        var (output, errors) = (process.StandardOutput.ReadToEndAsync(), process.StandardError.ReadToEndAsync());
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);
        return (process.ExitCode, process.ExitCode == 0 ? await output : await output + await errors);
    }
}
