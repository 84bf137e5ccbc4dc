using System.Collections.Concurrent;
using Microsoft.Extensions.Time.Testing;

namespace TodoChatbot.Frontend.Tests.Fixture;

/// <summary>The time of a frontend. It stands still until a test moves it, and the test can wait until something waits for the time to pass.</summary>
public sealed class TestClock(DateTimeOffset start) : FakeTimeProvider(start)
{
    private readonly ConcurrentDictionary<ITimer, TimeSpan> _waiting = new();

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        var timer = new Timer(this, base.CreateTimer(callback, state, dueTime, period));
        _waiting[timer] = dueTime;
        return timer;
    }

    /// <summary>Waits until something waits for as long as this, and then lets that time pass.</summary>
    public async Task PassAsync(TimeSpan time)
    {
        await Eventually.TrueAsync(() => IsAwaited(time), $"something waits for {time}");
        Advance(time);
    }

    /// <summary>True when something waits for as long as this.</summary>
    public bool IsAwaited(TimeSpan time) => _waiting.Values.Contains(time);

    private sealed class Timer(TestClock clock, ITimer timer) : ITimer
    {
        public bool Change(TimeSpan dueTime, TimeSpan period)
        {
            clock._waiting[this] = dueTime;
            return timer.Change(dueTime, period);
        }

        public void Dispose()
        {
            clock._waiting.TryRemove(this, out _);
            timer.Dispose();
        }

        public ValueTask DisposeAsync()
        {
            clock._waiting.TryRemove(this, out _);
            return timer.DisposeAsync();
        }
    }
}
