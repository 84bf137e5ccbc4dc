using System.Globalization;
using System.Net;
using TodoChatbot.EndToEnd.Tests.Fixture;
using TodoChatbot.Testing;
using static Microsoft.Playwright.Assertions;

namespace TodoChatbot.EndToEnd.Tests;

/// <summary>A free database sleeps while nobody does anything: what a cluster asks, and a page that somebody left open, do not wake it.</summary>
public sealed class QuietTests(Stage stage)
{
    // PostgreSQL writes its statistics down up to ten seconds after the fact.
    private static readonly TimeSpan UntilCounted = TimeSpan.FromSeconds(11);

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
        await Task.Delay(UntilCounted, TestContext.Current.CancellationToken);

        var before = await site.Postgres.CountTransactionsAsync(TestContext.Current.CancellationToken);
        asked = 0;
        await AskAsync(addresses);
        await Task.Delay(UntilCounted, TestContext.Current.CancellationToken);
        var after = await site.Postgres.CountTransactionsAsync(TestContext.Current.CancellationToken);

        after.ShouldBe(before);
        asked.ShouldBe(0);
        await ann.AddAsync("Buy milk");
        await Expect(ann.Task("Buy milk")).ToHaveCountAsync(1);
        ann.ExpectsRefusals = true;
        await site.StopBackendAsync();
        (await site.Postgres.CountTransactionsAsync(TestContext.Current.CancellationToken)).ShouldBeGreaterThan(before, "The statistics do count what is asked.");
    }

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
