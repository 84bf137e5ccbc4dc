using System.Net;
using TodoChatbot.Backend.Tests.Fixture;

namespace TodoChatbot.Backend.Tests.Hosting;

/// <summary>A free database sleeps when nobody asks it anything, and its free hours last.</summary>
public sealed class QuietTests
{
    // PostgreSQL writes its statistics down up to ten seconds after the fact.
    private static readonly TimeSpan UntilCounted = TimeSpan.FromSeconds(12);

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
        await Task.Delay(UntilCounted, TestContext.Current.CancellationToken);

        var before = await PostgresServer.StatisticsOfAsync(location);
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

        await Task.Delay(UntilCounted, TestContext.Current.CancellationToken);
        (await PostgresServer.StatisticsOfAsync(location)).ShouldBe(before);
        probes.ShouldBeGreaterThan(20);
        await ShouldHaveBeatenAsync(page);
        using var awake = await ann.TryAsync(HttpMethod.Get, "/api/tasks");
        awake.StatusCode.ShouldBe(HttpStatusCode.OK);
        await backend.Process.StopAsync();
        await Eventually.TrueAsync(async () => await PostgresServer.StatisticsOfAsync(location) != before, "the statistics do count a query");
        await Databases.RemoveAsync(database, location);
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
