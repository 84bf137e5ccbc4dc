using System.Net;
using TodoChatbot.Backend.Tests.Fixture;

namespace TodoChatbot.Backend.Tests.Hosting;

/// <summary>A free database sleeps when nobody asks it anything, and its free hours last.</summary>
public sealed class QuietTests
{
    // The pool lets go of what it does not use after a minute. PostgreSQL has counted all that a connection did when that has ended, not before.
    private static readonly TimeSpan UntilLeft = TimeSpan.FromSeconds(100);

    private static readonly TimeSpan Length = TimeSpan.FromSeconds(60);

    [Theory, PostgresOnly]
    public async Task Probes_scrapes_and_open_pages_ask_the_database_nothing_for_a_minute(Database database)
    {
        var location = await Databases.CreateAsync(database);
        await using var backend = await BackendProgram.ServeAsync(database, location);
        using var ann = await backend.SignUpAsync();
        using var added = await ann.TryAsync(HttpMethod.Post, "/api/tasks", """{"title": "Buy milk"}""");
        added.StatusCode.ShouldBe(HttpStatusCode.Created);
        using var page = await ann.GetStreamAsync("/api/events", TestContext.Current.CancellationToken);
        using var operatorsClient = new HttpClient();
        var before = await StatisticsOfNobodyAsync(location);
        using var patience = new CancellationTokenSource(Length);
        var probes = 0;
        using var ticks = new PeriodicTimer(TimeSpan.FromSeconds(1));
        while (!patience.IsCancellationRequested && await ticks.WaitForNextTickAsync(TestContext.Current.CancellationToken))
        {
            await ShouldAnswerAsync(operatorsClient, new Uri(backend.Address, "/api/health"));
            await ShouldAnswerAsync(operatorsClient, new Uri(backend.Address, "/api/health/live"));
            await ShouldAnswerAsync(operatorsClient, new Uri(backend.Address, "/api/health/ready"));
            await ShouldAnswerAsync(operatorsClient, new Uri(backend.Address, "/api/health/startup"));
            await ShouldAnswerAsync(operatorsClient, new Uri(backend.Management, "/metrics"));
            probes++;
        }

        (await PostgresServer.StatisticsOfAsync(location)).ShouldBe(before);
        probes.ShouldBeGreaterThan(20);
        await ShouldHaveBeatenAsync(page);
        using var awake = await ann.TryAsync(HttpMethod.Get, "/api/tasks");
        awake.StatusCode.ShouldBe(HttpStatusCode.OK);
        await backend.Process.StopAsync();
        await Eventually.TrueAsync(async () => await PostgresServer.StatisticsOfAsync(location) != before, "the statistics do count a query");
        await Databases.RemoveAsync(database, location);
    }

    private static async Task<string> StatisticsOfNobodyAsync(string location)
    {
        var began = TimeProvider.System.GetTimestamp();
        while (true)
        {
            var statistics = await PostgresServer.StatisticsOfAsync(location);
            if (statistics.EndsWith("connected 0", StringComparison.Ordinal))
            {
                return statistics;
            }

            TimeProvider.System.GetElapsedTime(began).ShouldBeLessThan(UntilLeft, "the pool keeps connections that nobody uses");
            await Task.Delay(TimeSpan.FromSeconds(1), TestContext.Current.CancellationToken);
        }
    }

    private static async Task ShouldAnswerAsync(HttpClient client, Uri address)
    {
        using var response = await client.GetAsync(address, TestContext.Current.CancellationToken);
        response.StatusCode.ShouldBe(HttpStatusCode.OK, address.ToString());
    }

    // The page was there all the time.
    private static async Task ShouldHaveBeatenAsync(Stream page)
    {
        var buffer = new byte[4096];
        var read = await page.ReadAtLeastAsync(buffer, 100, throwOnEndOfStream: false, TestContext.Current.CancellationToken);
        System.Text.Encoding.UTF8.GetString(buffer, 0, read).ShouldContain("heartbeat");
    }
}
