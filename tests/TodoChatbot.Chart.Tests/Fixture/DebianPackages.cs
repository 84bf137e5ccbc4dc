namespace TodoChatbot.Chart.Tests.Fixture;

/// <summary>Programs that come from the distribution.</summary>
internal static class DebianPackages
{
    // One after another: the package manager lets nobody else in meanwhile.
    private static readonly SemaphoreSlim Turn = new(1);

    /// <summary>Installs what is missing. A machine that cannot shows its tests as skipped, with the reason.</summary>
    public static async Task NeedAsync(params (string Program, string Package)[] needed)
    {
        await Turn.WaitAsync();
        try
        {
            var missing = needed.Where(tool => !Tool.Exists(tool.Program)).Select(tool => tool.Package).Distinct().ToList();
            if (missing.Count == 0)
            {
                return;
            }

            if (!Tool.Exists("apt-get") || Environment.UserName != "root")
            {
                Assert.Skip($"This test needs {string.Join(", ", missing)}. Install it: sudo apt-get install -y {string.Join(' ', missing)}");
            }

            var apt = new Tool("apt-get") { Environment = new Dictionary<string, string?> { ["DEBIAN_FRONTEND"] = "noninteractive" } };

            // Somebody else may be installing something.
            string[] install = ["-o", "DPkg::Lock::Timeout=300", "install", "-y", "--no-install-recommends", .. missing];
            if (!(await apt.TryAsync(install, CancellationToken.None)).IsSuccess)
            {
                await apt.RunAsync(["update"], CancellationToken.None);
                await apt.RunAsync(install, CancellationToken.None);
            }
        }
        finally
        {
            Turn.Release();
        }
    }
}
