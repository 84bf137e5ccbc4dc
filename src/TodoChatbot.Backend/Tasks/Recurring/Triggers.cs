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

    // "-P1D" is one day before; a trigger after the due moment reminds of nothing that can still be done.
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
        return period.Months >= 0 && period.Days >= 0 && period.Hours >= 0 && period.Minutes >= 0 && period.Years >= 0;
    }
}
