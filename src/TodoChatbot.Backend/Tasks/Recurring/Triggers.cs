using NodaTime;
using NodaTime.Text;

namespace TodoChatbot.Backend.Tasks.Recurring;

/// <summary>Reminders as TRIGGER durations of RFC 5545: <c>-PT30M</c>, <c>-P1D</c>, <c>PT0S</c>.</summary>
internal static class Triggers
{
    public static bool IsValid(string trigger) => TryRead(trigger, out _);

    /// <summary>How long before the due moment.</summary>
    public static Period Before(string trigger) => TryRead(trigger, out var period) ? period : throw new FormatException($"“{trigger}” is no trigger.");

    /// <summary>As a trigger.</summary>
    public static string Write(Period before) => before == Period.Zero ? "PT0S" : "-" + PeriodPattern.NormalizingIso.Format(before);

    // Ten years of each unit, so that no sum leaves the calendar. "-P1D" is one day before; a trigger after the due moment reminds of nothing that can still be done.
    private static bool TryRead(string trigger, out Period before)
    {
        before = Period.Zero;
        if (trigger is "PT0S")
        {
            return true;
        }

        if (!trigger.StartsWith('-') || !PeriodPattern.NormalizingIso.Parse(trigger[1..]).TryGetValue(Period.Zero, out var period))
        {
            return false;
        }

        before = period;
        return period is { Years: >= 0 and <= 10, Months: >= 0 and <= 120, Weeks: >= 0 and <= 520, Days: >= 0 and <= 3_650 }
            && period is { Hours: >= 0 and <= 87_600, Minutes: >= 0 and <= 5_256_000, Seconds: >= 0 and <= 315_360_000 };
    }
}
