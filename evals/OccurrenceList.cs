using System.Globalization;
using Ical.Net.CalendarComponents;
using Ical.Net.DataTypes;

namespace TodoChatbot.Evals;

/// <summary>Expands a repetition with its exceptions.</summary>
internal static class OccurrenceList
{
    private const int MostOccurrences = 400;

    /// <summary>The first moments of a rule.</summary>
    /// <param name="rule">The rule, with the time of day in it or in <paramref name="start"/>.</param>
    /// <param name="start">DTSTART on the wall clock.</param>
    /// <param name="exdates">Days, moments and months that are left out.</param>
    /// <param name="exrule">A rule of what is left out.</param>
    /// <param name="end">Where to stop.</param>
    public static List<DateTime> Of(string rule, DateTime start, IReadOnlyList<string> exdates, string? exrule, DateTime end)
    {
        var excluded = exrule is null ? [] : Expand(exrule, start, end).ToHashSet();
        return [.. Expand(rule, start, end).Where(moment => !IsLeftOut(moment, exdates) && !excluded.Contains(moment)).Take(MostOccurrences)];
    }

    /// <summary>True when an exception covers the moment: its month, its day or itself.</summary>
    public static bool IsLeftOut(DateTime moment, IReadOnlyList<string> exdates)
    {
        var text = moment.ToString("yyyy-MM-ddTHH:mm", CultureInfo.InvariantCulture);
        return exdates.Any(exdate => text.StartsWith(exdate, StringComparison.Ordinal));
    }

    private static IEnumerable<DateTime> Expand(string rule, DateTime start, DateTime end)
    {
        var component = new CalendarEvent
        {
            Start = new CalDateTime(start, hasTime: true),
            RecurrenceRule = new RecurrenceRule(WholeLastDay(rule)),
        };
        return component.GetOccurrences(new CalDateTime(start, hasTime: true), null)
            .Select(occurrence => occurrence.Period.StartTime.Value)
            .TakeWhile(moment => moment <= end)
            .Take(MostOccurrences * 4);
    }

    // UNTIL as a day means to the end of it.
    private static string WholeLastDay(string rule)
    {
        var parts = Rules.Parts(rule);
        if (parts.TryGetValue("UNTIL", out var until) && until.Length == 8)
            parts["UNTIL"] = until + "T235959";

        return Rules.Write(parts);
    }
}
