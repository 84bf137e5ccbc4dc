namespace TodoChatbot.Backend.Retention;

/// <summary>
/// Tells whether the clock can be trusted with deleting: after a start on a machine whose clock is years ahead, everything would look old
/// enough to go. The clock is compared with what was stored before this process started, and from then on with the time that has passed.
/// </summary>
internal sealed class ClockGuard(TimeProvider clock)
{
    /// <summary>How far the clock may be ahead of the newest row.</summary>
    private static readonly TimeSpan MaxLead = TimeSpan.FromDays(2);

    private readonly DateTimeOffset _startedAt = clock.GetUtcNow();
    private Reading? _trusted;
    private Reading? _doubted;

    /// <summary>True when the clock agrees with the stored rows, or has gone steadily for so long that they are old indeed.</summary>
    /// <param name="newestBefore">Finds when the newest row before a moment was stored; null when there is none.</param>
    public async Task<bool> IsPlausibleAsync(Func<DateTimeOffset, Task<DateTimeOffset?>> newestBefore)
    {
        var now = new Reading(clock.GetUtcNow(), clock.GetTimestamp());
        var expected = _trusted is { } trusted ? Expect(trusted, now) : await newestBefore(_startedAt);
        if (expected is null || now.At - expected <= MaxLead || IsSteady(now))
        {
            (_trusted, _doubted) = (now, null);
            return true;
        }

        _doubted ??= now;
        return false;
    }

    // Nobody used the product for a while; a clock that is wrong is set right within these days, or jumps again.
    private bool IsSteady(Reading now)
    {
        if (_doubted is not { } since)
        {
            return false;
        }

        if ((now.At - Expect(since, now)).Duration() > MaxLead)
        {
            _doubted = now;
            return false;
        }

        return clock.GetElapsedTime(since.Timestamp, now.Timestamp) >= MaxLead;
    }

    private DateTimeOffset Expect(Reading earlier, Reading now) => earlier.At + clock.GetElapsedTime(earlier.Timestamp, now.Timestamp);

    private sealed record Reading(DateTimeOffset At, long Timestamp);
}
