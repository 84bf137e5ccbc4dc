using System.Diagnostics;
using Microsoft.Playwright;
using TodoChatbot.EndToEnd.Tests.Fixture;
using TodoChatbot.Testing;

[assembly: AssemblyFixture(typeof(Stage))]

namespace TodoChatbot.EndToEnd.Tests.Fixture;

/// <summary>What all tests share: a browser, the frontend as it is published, and a site with SQLite that each test uses as people of its own.</summary>
public sealed class Stage : IAsyncLifetime
{
    // Only a test that fails waits so long.
    private const float Patience = 60_000;
    private const string Frontend = "TodoChatbot.Frontend";

    private Chromium? _chromium;
    private Site? _site;

    /// <summary>The frontend as an image would hold it: compressed, fingerprints and all.</summary>
    public static string PublishedFrontend { get; } = Repository.At("artifacts", "e2e", Frontend, $"{Frontend}.dll");

    public Site Site => _site ?? throw new InvalidOperationException("There is no site without a browser.");

    public async ValueTask InitializeAsync()
    {
        if (Chromium.WhyNot is not null)
        {
            return;
        }

        Assertions.SetDefaultExpectTimeout(Patience);
        await PublishAsync();
        _chromium = await Chromium.StartAsync();
        _site = await Site.StartAsync(new SiteOptions { FrontendProgram = PublishedFrontend }, CancellationToken.None);
    }

    /// <summary>Opens a browser of its own, of somebody who has never been here.</summary>
    /// <param name="site">Where; null for the site that all tests share.</param>
    /// <param name="screen">How large it is, and what it can do.</param>
    /// <param name="address">What stands before the site; null for its first frontend.</param>
    public async Task<Visitor> OpenAsync(Site? site = null, Screen? screen = null, Uri? address = null)
    {
        Assert.SkipWhen(Chromium.WhyNot is not null, Chromium.WhyNot ?? string.Empty);
        var options = (screen ?? Screen.Wide).ToOptions();
        options.BaseURL = (address ?? (site ?? Site).Address).ToString();
        var context = await _chromium!.Browser.NewContextAsync(options);
        context.SetDefaultTimeout(Patience);
        return new Visitor(context, await context.NewPageAsync(), site ?? Site) { HasScript = (screen ?? Screen.Wide).HasScript };
    }

    public async ValueTask DisposeAsync()
    {
        if (_site is not null)
        {
            await _site.DisposeAsync();
        }

        if (_chromium is not null)
        {
            await _chromium.DisposeAsync();
        }
    }

    private static async Task PublishAsync()
    {
        var start = new ProcessStartInfo(
            "dotnet", ["publish", Repository.At("src", Frontend), "-c", "Release", "-o", Path.GetDirectoryName(PublishedFrontend)!, "--nologo", "-v", "quiet"])
        {
            RedirectStandardOutput = true,
        };
        using var publish = Process.Start(start)!;
        var output = await publish.StandardOutput.ReadToEndAsync();
        await publish.WaitForExitAsync();
        publish.ExitCode.ShouldBe(0, output);
    }
}
