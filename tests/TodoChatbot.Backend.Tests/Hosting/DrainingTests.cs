using System.Diagnostics;
using System.Net;
using System.Text.Json;
using TodoChatbot.Backend.Tests.Fixture;

namespace TodoChatbot.Backend.Tests.Hosting;

/// <summary>A process that is asked to end (SIGTERM) loses nothing and nobody.</summary>
public sealed class DrainingTests
{
    private const int DrainSeconds = 4;

    [Theory, PostgresOnly]
    public async Task Readiness_ends_first_then_the_door_closes_then_what_is_under_way_is_finished(Database database)
    {
        await using var gate = await DatabaseGate.CreateAsync(database);
        await using var backend = await BackendProgram.ServeAsync(database, gate.ConnectionString, ("Drain__Seconds", $"{DrainSeconds}"));
        using var ann = await backend.SignUpAsync();
        var tableLock = await gate.LockAsync("tasks");
        var underWay = ann.TryAsync(HttpMethod.Post, "/api/tasks", """{"title": "Under way"}""");
        await gate.SomebodyWaitsAsync();
        using var page = await ann.GetStreamAsync("/api/events", TestContext.Current.CancellationToken);

        var clock = Stopwatch.StartNew();
        backend.Process.Ask();
        using var visitor = new HttpClient { BaseAddress = backend.Address };
        await Eventually.TrueAsync(async () => await StatusAsync(visitor, "/api/health/ready") == HttpStatusCode.ServiceUnavailable);
        (await StatusAsync(visitor, "/api/health/live")).ShouldBe(HttpStatusCode.OK, "it still serves while balancers learn that it ends");
        (await visitor.GetStringAsync("/api/health", TestContext.Current.CancellationToken)).ShouldContain("draining");
        using var told = await ann.GetAsync("/api/health", TestContext.Current.CancellationToken);
        told.Headers.ConnectionClose.ShouldBe(true, "nobody keeps a connection that will be cut");

        await Eventually.TrueAsync(async () => await StatusAsync(new HttpClient { BaseAddress = backend.Address }, "/api/health/live") is null);
        clock.Elapsed.ShouldBeGreaterThan(TimeSpan.FromSeconds(DrainSeconds - 1));
        backend.Process.HasEnded.ShouldBeFalse("a request is under way");
        await tableLock.DisposeAsync();

        using var answer = await underWay;
        answer.StatusCode.ShouldBe(HttpStatusCode.Created);
        (await backend.Process.EndAsync(TestContext.Current.CancellationToken)).ShouldBe(0);
    }

    [Theory, EveryDatabase]
    public async Task Nobody_is_waited_for_without_need_and_every_line_of_the_log_is_json(Database database)
    {
        var location = await Databases.CreateAsync(database);
        await using var backend = await BackendProgram.ServeAsync(database, location);
        using var ann = await backend.SignUpAsync();
        using var page = await ann.GetStreamAsync("/api/events", TestContext.Current.CancellationToken);

        var clock = Stopwatch.StartNew();
        backend.Process.Ask();

        (await backend.Process.EndAsync(TestContext.Current.CancellationToken)).ShouldBe(0);
        clock.Elapsed.ShouldBeLessThan(TimeSpan.FromSeconds(20), "an open page does not hold the process until the shutdown time is over");
        var lines = backend.Process.Output.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => JsonSerializer.Deserialize<JsonElement>(line)).ToList();
        lines.ShouldNotBeEmpty();
        foreach (var line in lines)
        {
            line.GetProperty("Timestamp").GetString().ShouldNotBeNull().ShouldEndWith("Z");
            line.GetProperty("LogLevel").GetString().ShouldNotBeNullOrEmpty();
            line.GetProperty("Category").GetString().ShouldNotBeNullOrEmpty();
        }

        await Databases.RemoveAsync(database, location);
    }

    [Theory]
    [InlineData("ASPNETCORE_URLS", "nonsense", null)]
    [InlineData("ASPNETCORE_URLS", "http://127.0.0.1:{busy}", null)]
    [InlineData("JWT_SECRET", "short", "JWT_SECRET is too weak")]
    public async Task A_start_that_fails_is_logged_as_json_too(string name, string value, string? sentence)
    {
        using var busy = new System.Net.Sockets.TcpListener(IPAddress.Loopback, 0);
        busy.Start();
        var file = await Databases.CreateAsync(Database.Sqlite);

        var (exitCode, output) = await BackendProgram.RunAsync(
            Database.Sqlite, file, ["serve"], ("Management__Port", "0"), ("ASPNETCORE_URLS", "http://127.0.0.1:0"),
            (name, value.Replace("{busy}", $"{((IPEndPoint)busy.LocalEndpoint).Port}", StringComparison.Ordinal)));

        exitCode.ShouldBe(1, output);
        var lines = output.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => JsonSerializer.Deserialize<JsonElement>(line)).ToList();
        lines.ShouldContain(line => line.GetProperty("LogLevel").GetString() == "Critical");
        if (sentence is not null)
        {
            lines.ShouldHaveSingleItem().GetProperty("Message").GetString().ShouldNotBeNull().ShouldContain(sentence);
        }

        await Databases.RemoveAsync(Database.Sqlite, file);
    }

    // Null when nobody listens any more.
    private static async Task<HttpStatusCode?> StatusAsync(HttpClient client, string path)
    {
        try
        {
            using var response = await client.GetAsync(path, TestContext.Current.CancellationToken);
            return response.StatusCode;
        }
        catch (HttpRequestException)
        {
            return null;
        }
    }
}
