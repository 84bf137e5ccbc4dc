using Microsoft.Playwright;

namespace TodoChatbot.Testing;

/// <summary>The Chromium of this machine, driven by Playwright.</summary>
public sealed class Chromium : IAsyncDisposable
{
    /// <summary>A name by which it reaches this machine as it would reach another one of the network.</summary>
    public const string NetworkName = "todo.lan";

    private static readonly string[] Places = ["/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome"];

    // Nothing that would talk to the network by itself or count as traffic of the page.
    private static readonly string[] Arguments =
    [
        "--no-sandbox", "--disable-background-networking", "--disable-component-update", "--disable-default-apps", "--disable-sync",
        "--disable-extensions", "--no-first-run", "--force-color-profile=srgb", "--hide-scrollbars",
        $"--host-resolver-rules=MAP {NetworkName} 127.0.0.1",
    ];

    private readonly IPlaywright _playwright;

    private Chromium(IPlaywright playwright, IBrowser browser) => (_playwright, Browser) = (playwright, browser);

    public IBrowser Browser { get; }

    /// <summary>Why there can be none; null when there can.</summary>
    public static string? WhyNot { get; } = Find() is null ? "Chromium is not installed: apt-get install -y chromium" : null;

    public static async Task<Chromium> StartAsync()
    {
        var playwright = await Playwright.CreateAsync();
        var browser = await playwright.Chromium.LaunchAsync(new BrowserTypeLaunchOptions { ExecutablePath = Find(), Args = Arguments });
        return new Chromium(playwright, browser);
    }

    public async ValueTask DisposeAsync()
    {
        await Browser.DisposeAsync();
        _playwright.Dispose();
    }

    private static string? Find() => Places.FirstOrDefault(File.Exists);
}
