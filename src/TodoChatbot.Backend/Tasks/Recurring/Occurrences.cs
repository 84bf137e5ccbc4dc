using Ical.Net;
using Ical.Net.CalendarComponents;
using Ical.Net.DataTypes;
using Ical.Net.Evaluation;
using NodaTime;

namespace TodoChatbot.Backend.Tasks.Recurring;

/// <summary>
/// Expands a repetition in local wall-clock time, which is what keeps "every day at 9" at nine through changes of the clocks.
/// </summary>
internal static class Occurrences
{
    // A rule that matches nothing (30 February) would be searched to the year 9999. A minute's rule may well rest for a year.
    private static readonly EvaluationOptions Bounded = new() { MaxUnmatchedIncrementsLimit = 600_000 };

    // A series is counted from its start each time, so that it must not be endless.
    private const int MostCounted = 10_000;

    /// <summary>What is wrong with a rule, in a sentence; null when it can be used.</summary>
    public static string? ProblemWith(string rule)
    {
        try
        {
            return new RecurrenceRule(rule) switch
            {
                { Frequency: FrequencyType.Secondly } or { BySecond.Count: > 0 } => "A task cannot repeat by the second. Use minutes or something slower.",
                { Count: > MostCounted } many => $"A repetition counts up to {MostCounted}; {many.Count} is more. Leave COUNT out to repeat without end.",
                _ => null,
            };
        }
        catch (Exception exception) when (exception is ArgumentException or FormatException or OverflowException)
        {
            return $"“{rule}” is not a repetition rule. Write one as RFC 5545 has it, for example FREQ=WEEKLY;BYDAY=FR.";
        }
    }

    /// <summary>True when the rule repeats within a day, so that its occurrences are moments.</summary>
    public static bool NeedsTime(string rule) => new RecurrenceRule(rule) is var parsed
        && (parsed.ByHour.Count > 0 || parsed.Frequency is FrequencyType.Hourly or FrequencyType.Minutely);

    /// <summary>The first occurrence at or after the repetition's start; null when there is none.</summary>
    public static LocalMoment? First(StoredRecurrence recurrence) => FirstOrNull(Expand(recurrence, from: null));

    /// <summary>The occurrence that follows when the present one is completed; null when the repetition is over.</summary>
    /// <param name="recurrence">The repetition.</param>
    /// <param name="due">The present occurrence.</param>
    /// <param name="now">Now, in the task's zone.</param>
    public static LocalMoment? Next(StoredRecurrence recurrence, LocalMoment due, LocalDateTime now)
    {
        if (recurrence.AfterCompletion)
        {
            var completion = new LocalMoment(now.Date.ToDateOnly(), due.Time);
            return FirstOrNull(Expand(recurrence with { Start = completion.ToString() }, from: null)
                .Where(occurrence => occurrence.IsAfter(completion)));
        }

        // What was missed stays missed: the next one is ahead of both the present one and the clock.
        var today = now.Date.ToDateOnly();
        return FirstOrNull(Expand(Anchored(recurrence, due, now), due.Date > today ? due.Date : today)
            .Where(occurrence => occurrence.IsAfter(due) && !occurrence.HasPassed(now)));
    }

    // Counting every minute since a start long ago takes long; without a COUNT any step of the rule up to now is as good a start.
    private static StoredRecurrence Anchored(StoredRecurrence recurrence, LocalMoment due, LocalDateTime now)
    {
        var rule = new RecurrenceRule(recurrence.Rule);
        if (rule is not { Frequency: FrequencyType.Minutely or FrequencyType.Hourly, Count: null })
        {
            return recurrence;
        }

        var step = rule.Interval * (rule.Frequency == FrequencyType.Hourly ? 60L : 1L);
        var missed = Math.Max(0, NodaTime.Period.Between(due.Beginning, now, PeriodUnits.Minutes).Minutes / step);
        var anchor = due.Beginning.PlusMinutes(missed * step);
        return recurrence with { Start = new LocalMoment(anchor.Date.ToDateOnly(), anchor.TimeOfDay.ToTimeOnly()).ToString() };
    }

    private static IEnumerable<LocalMoment> Expand(StoredRecurrence recurrence, DateOnly? from)
    {
        // Floating time: no zone, so that nothing is shifted.
        var start = LocalMoment.Parse(recurrence.Start);
        var series = new CalendarEvent
        {
            Start = new CalDateTime(start.Date, start.Time, tzId: null),
            RecurrenceRule = RuleOf(recurrence.Rule, start),
        };
        var search = from is { } day ? new CalDateTime(day, start.Time is null ? null : TimeOnly.MinValue, tzId: null) : series.Start;
        return UntilTheSearchEnds(series.GetOccurrences(search, Bounded))
            .Select(occurrence => occurrence.Period.StartTime)
            .Select(found => new LocalMoment(found.Date, start.Time is null ? null : found.Time))
            .Where(moment => !recurrence.Exdates.Contains(moment.ToString())
                && !recurrence.Exdates.Contains(new LocalMoment(moment.Date).ToString()));
    }

    // UNTIL with a day alone means the whole of it.
    private static RecurrenceRule RuleOf(string text, LocalMoment start)
    {
        var rule = new RecurrenceRule(text);
        if (start.Time is not null && rule.Until is { HasTime: false } until)
        {
            rule.Until = new CalDateTime(until.Date, TimeOnly.MaxValue, tzId: null);
        }

        return rule;
    }

    // Ical.Net says by an exception that it has searched far enough, or to the end of the calendar.
    private static IEnumerable<Occurrence> UntilTheSearchEnds(IEnumerable<Occurrence> occurrences)
    {
        using var search = occurrences.GetEnumerator();
        while (MovesNext(search))
        {
            yield return search.Current;
        }
    }

    private static bool MovesNext(IEnumerator<Occurrence> search)
    {
        try
        {
            return search.MoveNext();
        }
        catch (Exception exception) when (exception is EvaluationException or ArgumentOutOfRangeException)
        {
            return false;
        }
    }

    private static LocalMoment? FirstOrNull(IEnumerable<LocalMoment> moments) =>
        moments.Select(moment => (LocalMoment?)moment).FirstOrDefault();
}
