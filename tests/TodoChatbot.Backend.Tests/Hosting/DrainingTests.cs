using System.Diagnostics;
using System.Net;
using System.Text;
using System.Text.Json;
using TodoChatbot.Backend.Tests.Fixture;

namespace TodoChatbot.Backend.Tests.Hosting;

/// <summary>A process that is asked to end (SIGTERM) loses nothing and nobody.</summary>
public sealed class DrainingTests
{
    private const int DrainSeconds = 4;

    [Fact]
    public async Task Readiness_ends_first_then_the_door_closes_then_what_is_under_way_is_finished()
    {
        var file = await Databases.CreateAsync(Database.Sqlite);
        await using var backend = await BackendProgram.ServeAsync(Database.Sqlite, file, ("Drain__Seconds", $"{DrainSeconds}"));
        using var ann = await backend.SignUpAsync();
        using var slow = new SlowContent("""{"title": "Sent slowly"}""");
        var underWay = ann.PostAsync("/api/tasks", slow, TestContext.Current.CancellationToken);
        await slow.Begun;
        using var page = await ann.GetStreamAsync("/api/events", TestContext.Current.CancellationToken);

        var clock = Stopwatch.StartNew();
        backend.Process.Ask();
        using var visitor = new HttpClient { BaseAddress = backend.Address };
        await Eventually.TrueAsync(async () => await StatusAsync(visitor, "/api/health/ready") == HttpStatusCode.ServiceUnavailable);
        (await StatusAsync(visitor, "/api/health/live")).ShouldBe(HttpStatusCode.OK, "it still serves while balancers learn that it ends");
        (await visitor.GetStringAsync("/api/health", TestContext.Current.CancellationToken)).ShouldContain("draining");

        await Eventually.TrueAsync(async () => await StatusAsync(new HttpClient { BaseAddress = backend.Address }, "/api/health/live") is null);
        clock.Elapsed.ShouldBeGreaterThan(TimeSpan.FromSeconds(DrainSeconds - 1));
        backend.Process.HasEnded.ShouldBeFalse("a request is under way");
        slow.Finish();

        using var answer = await underWay;
        answer.StatusCode.ShouldBe(HttpStatusCode.Created);
        (await backend.Process.EndAsync(TestContext.Current.CancellationToken)).ShouldBe(0);
        await Databases.RemoveAsync(Database.Sqlite, file);
    }

    [Fact]
    public async Task Nobody_is_waited_for_without_need_and_every_line_of_the_log_is_json()
    {
        var file = await Databases.CreateAsync(Database.Sqlite);
        await using var backend = await BackendProgram.ServeAsync(Database.Sqlite, file);
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

    /// <summary>A body whose second half comes when the test says so.</summary>
    private sealed class SlowContent : HttpContent
    {
        private readonly byte[] _body;
        private readonly TaskCompletionSource _begun = new(TaskCreationOptions.RunContinuationsAsynchronously);
        private readonly TaskCompletionSource _finish = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public SlowContent(string json)
        {
            _body = Encoding.UTF8.GetBytes(json);
            Headers.ContentType = new System.Net.Http.Headers.MediaTypeHeaderValue("application/json");
        }

        public Task Begun => _begun.Task;

        public void Finish() => _finish.SetResult();

        protected override async Task SerializeToStreamAsync(Stream stream, TransportContext? context)
        {
            await stream.WriteAsync(_body.AsMemory(0, _body.Length / 2));
            await stream.FlushAsync();
            _begun.SetResult();
            await _finish.Task;
            await stream.WriteAsync(_body.AsMemory(_body.Length / 2));
        }

        protected override bool TryComputeLength(out long length)
        {
            length = _body.Length;
            return true;
        }
    }
}
