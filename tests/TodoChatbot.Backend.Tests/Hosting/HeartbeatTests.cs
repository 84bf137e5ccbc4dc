using System.Net.ServerSentEvents;
using System.Runtime.CompilerServices;
using Microsoft.Extensions.Time.Testing;
using TodoChatbot.Backend.Broadcasting;
using TodoChatbot.Backend.Tests.Fixture;
using TodoChatbot.Contracts.Chat;

namespace TodoChatbot.Backend.Tests.Hosting;

/// <summary>A stream in which nothing happens beats, so that whoever reads it can tell it from one of a process that hangs.</summary>
public sealed class HeartbeatTests
{
    private static readonly TimeSpan Interval = TimeSpan.FromSeconds(10);

    [Fact]
    public async Task A_stream_beats_while_nothing_happens_and_goes_on_afterwards()
    {
        var clock = new FakeTimeProvider();
        var happens = new TaskCompletionSource();
        await using var stream = Items(happens.Task, null, TestContext.Current.CancellationToken)
            .WithHeartbeats(Interval, clock, TestContext.Current.CancellationToken).GetAsyncEnumerator(TestContext.Current.CancellationToken);

        (await NextAsync(stream, clock)).EventType.ShouldBe("first");
        (await NextAsync(stream, clock)).EventType.ShouldBe(RunEventNames.Heartbeat);
        (await NextAsync(stream, clock)).EventType.ShouldBe(RunEventNames.Heartbeat);
        happens.SetResult();
        await stream.MoveNextAsync();
        stream.Current.EventType.ShouldBe("second");
        (await stream.MoveNextAsync()).ShouldBeFalse();
    }

    [Fact]
    public async Task Whoever_stops_reading_stops_the_stream_behind()
    {
        var clock = new FakeTimeProvider();
        var stopped = new TaskCompletionSource();
        var stream = Items(Task.Delay(Timeout.Infinite, TestContext.Current.CancellationToken), stopped, TestContext.Current.CancellationToken)
            .WithHeartbeats(Interval, clock, TestContext.Current.CancellationToken).GetAsyncEnumerator(TestContext.Current.CancellationToken);
        await NextAsync(stream, clock);
        await NextAsync(stream, clock);

        await stream.DisposeAsync();

        stopped.Task.IsCompletedSuccessfully.ShouldBeTrue();
    }

    [Fact]
    public async Task An_open_page_is_sent_heartbeats()
    {
        await using var app = await BackendApp.StartAsync(Database.Sqlite);
        var ann = await app.SignUpAsync("ann");
        using var events = new StreamReader(await ann.Client.GetStreamAsync("/api/events", TestContext.Current.CancellationToken));
        (await events.ReadLineAsync(TestContext.Current.CancellationToken)).ShouldBe("event: ready");

        var reading = ReadUntilAsync(events, "event: heartbeat");
        await Eventually.TrueAsync(() =>
        {
            app.Wait(TimeSpan.FromSeconds(1));
            return reading.IsCompleted;
        });

        await reading;
    }

    private static async Task ReadUntilAsync(StreamReader events, string line)
    {
        while (await events.ReadLineAsync(TestContext.Current.CancellationToken) != line)
        {
            // What comes before it.
        }
    }

    private static async Task<SseItem<string>> NextAsync(IAsyncEnumerator<SseItem<string>> stream, FakeTimeProvider clock)
    {
        var next = stream.MoveNextAsync().AsTask();
        if (!next.IsCompleted)
        {
            clock.Advance(Interval);
        }

        (await next).ShouldBeTrue();
        return stream.Current;
    }

    private static async IAsyncEnumerable<SseItem<string>> Items(
        Task happens, TaskCompletionSource? stopped = null, [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        try
        {
            yield return new SseItem<string>("1", "first");
            await happens.WaitAsync(cancellationToken);
            yield return new SseItem<string>("2", "second");
        }
        finally
        {
            stopped?.SetResult();
        }
    }
}
