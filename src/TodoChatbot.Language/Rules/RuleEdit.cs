using NodaTime;
using TodoChatbot.Language.Intents;
using TodoChatbot.Language.Readings;

namespace TodoChatbot.Language.Rules;

/// <summary>Changes part of a repetition and keeps the rest.</summary>
internal static class RuleEdit
{
    private static readonly IsoDayOfWeek[] Week = [.. Enum.GetValues<IsoDayOfWeek>().Where(day => day != IsoDayOfWeek.None)];

    /// <summary>The weekdays of a plain weekly repetition; empty for any other.</summary>
    public static IReadOnlyList<IsoDayOfWeek> WeekdaysOf(Recurrence recurrence) =>
        RecurrenceRule.Parse(recurrence.Rule) is { Frequency: Frequency.Weekly, Interval: 1, Days: { IsEmpty: false } days } ? [.. days.Select(day => day.Day)] : [];

    /// <summary>True when the days follow from the rule alone, wherever it begins.</summary>
    public static bool HasFixedDays(Recurrence recurrence) =>
        !recurrence.AfterCompletion && RecurrenceRule.Parse(recurrence.Rule) is { Interval: 1, Count: null } rule
        && (rule.Frequency == Frequency.Daily || !rule.Days.IsEmpty || !rule.MonthDays.IsEmpty);

    /// <summary>Applies a change to a repetition. Returns null if nothing is left of it, or if nothing changes.</summary>
    public static Recurrence? Edited(Recurrence recurrence, TaskChange change)
    {
        if (RecurrenceRule.Parse(recurrence.Rule) is not { } before || Without(before, change.WithoutDays, recurrence.StartDate) is not { } rule)
            return null;

        var after = change.LastDay is { } last ? rule with { Until = last, UntilTime = null, Count = null } : rule;

        // A rule with times of its own doesn't follow the due time.
        return change.IsFromNowOn ? (after.Hours.IsEmpty ? recurrence with { Rule = after.ToString() } : null)
            : after == before ? null
            : recurrence with { Rule = after.ToString() };
    }

    private static RecurrenceRule? Without(RecurrenceRule rule, IReadOnlyList<IsoDayOfWeek> left, LocalDate start)
    {
        if (left.Count == 0)
            return rule;

        var isDaily = rule is { Frequency: Frequency.Daily, Interval: 1, MonthDays.IsEmpty: true, Positions.IsEmpty: true };
        if (!isDaily && rule is not { Frequency: Frequency.Weekly, Positions.IsEmpty: true })
            return null;

        IEnumerable<IsoDayOfWeek> days = !rule.Days.IsEmpty ? rule.Days.Select(day => day.Day) : isDaily ? Week : [start.DayOfWeek];
        RuleDay[] kept = [.. days.Except(left).Select(day => new RuleDay(day))];
        return kept.Length == 0 ? null : rule with { Frequency = Frequency.Weekly, Days = [.. kept] };
    }
}
