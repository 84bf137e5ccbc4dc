using System.Globalization;
using System.Net;
using TodoChatbot.EndToEnd.Tests.Fixture;
using TodoChatbot.Testing;
using static Microsoft.Playwright.Assertions;

namespace TodoChatbot.EndToEnd.Tests;

/// <summary>A free database sleeps while nobody does anything: what a cluster asks, and a page that somebody left open, do not wake it.</summary>
public sealed class QuietTests(Stage stage)
{
    // The pool lets go of what it does not use after a minute. PostgreSQL has counted all that a connection did when that has ended, not before.
    private static readonly TimeSpan UntilLeft = TimeSpan.FromSeconds(100);

    private static readonly TimeSpan Length = TimeSpan.FromSeconds(60);

    private static readonly string[] Probes = ["", "/live", "/ready", "/startup"];

    [Fact]
    public async Task Probes_and_scrapes_of_both_processes_and_an_open_page_ask_the_database_nothing_for_a_minute()
    {
        Assert.SkipWhen(PostgresDatabase.WhyNot is not null, PostgresDatabase.WhyNot ?? string.Empty);
        Assert.SkipWhen(Chromium.WhyNot is not null, Chromium.WhyNot ?? string.Empty);
        var (backendManagement, frontendManagement) = (FreePort.Find(), FreePort.Find());
        await using var site = await Site.StartAsync(
            new SiteOptions { UsesPostgres = true, FrontendProgram = Stage.PublishedFrontend, Backend = ManagedAt(backendManagement), Frontend = ManagedAt(frontendManagement) },
            TestContext.Current.CancellationToken);
        await using var ann = await stage.OpenAsync(site);
        await ann.SignUpAsync();
        await ann.AddAsync("Call mum tomorrow at 5pm, remind me an hour before");
        await ann.SayAsync("What’s due this week?");
        var asked = 0;
        ann.Page.Request += (_, _) => asked++;
        Uri[] addresses =
        [
            .. Probes.Select(probe => new Uri(site.BackendAddress, $"/api/health{probe}")), ScrapeOf(backendManagement),
            .. Probes.Where(probe => probe.Length > 0).Select(probe => new Uri(site.Address, $"/health{probe}")), ScrapeOf(frontendManagement),
        ];
        var began = TimeProvider.System.GetTimestamp();
        var before = await CountAsync(site);
        while (before.Connections > 0)
        {
            TimeProvider.System.GetElapsedTime(began).ShouldBeLessThan(UntilLeft, "The pool keeps connections that nobody uses.");
            await Task.Delay(TimeSpan.FromSeconds(1), TestContext.Current.CancellationToken);
            before = await CountAsync(site);
        }

        asked = 0;
        await AskAsync(addresses);

        (await CountAsync(site)).ShouldBe(before);
        asked.ShouldBe(0);
        await ann.AddAsync("Buy milk");
        await Expect(ann.Task("Buy milk")).ToHaveCountAsync(1);
        ann.ExpectsRefusals = true;
        await site.StopBackendAsync();
        (await CountAsync(site)).Transactions.ShouldBeGreaterThan(before.Transactions, "The statistics do count what is asked.");
    }

    private static Task<(long Transactions, int Connections)> CountAsync(Site site) => site.Postgres.CountAsync(TestContext.Current.CancellationToken);

    // As often as a cluster does, and then some.
    private static async Task AskAsync(Uri[] addresses)
    {
        using var http = new HttpClient();
        using var minute = new CancellationTokenSource(Length);
        using var ticks = new PeriodicTimer(TimeSpan.FromSeconds(2));
        while (!minute.IsCancellationRequested && await ticks.WaitForNextTickAsync(TestContext.Current.CancellationToken))
        {
            foreach (var address in addresses)
            {
                using var answer = await http.GetAsync(address, TestContext.Current.CancellationToken);
                answer.StatusCode.ShouldBe(HttpStatusCode.OK, address.ToString());
            }
        }
    }

    private static Dictionary<string, string?> ManagedAt(int port) => new() { ["Management__Port"] = port.ToString(CultureInfo.InvariantCulture) };

    private static Uri ScrapeOf(int port) => new($"http://localhost:{port}/metrics");
}
