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
    // A series is counted from its start each time, so that it must not be endless.
    private const int MaxCount = 10_000;

    // No interval is longer than this.
    private const int MaxYears = 100;

    // Days to search for the first that a rule within the day allows: 29 February comes every four or eight years.
    private const int MaxDays = 4_000;

    /// <summary>What is wrong with a rule, in a sentence; null when it can be used.</summary>
    public static string? ProblemWith(string rule)
    {
        try
        {
            return new RecurrenceRule(rule) switch
            {
                { Frequency: FrequencyType.Secondly } or { BySecond.Count: > 0 } => "A task cannot repeat by the second. Use minutes or something slower.",
                { Count: > MaxCount } many => $"A repetition counts up to {MaxCount}; {many.Count} is more. Leave COUNT out to repeat without end.",
                { } slow when slow.Interval > MaxIntervalOf(slow.Frequency) =>
                    $"INTERVAL={slow.Interval} is longer than {MaxYears} years. Use up to {MaxIntervalOf(slow.Frequency)} with this frequency.",
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
    public static LocalMoment? First(StoredRecurrence recurrence) => FirstDay(recurrence) is { } day ? FirstOrNull(Expand(recurrence, day)) : null;

    /// <summary>The occurrence that follows when the current one is completed or skipped; null when the repetition is over.</summary>
    /// <param name="recurrence">The repetition.</param>
    /// <param name="current">The current occurrence, at the moment that the rule gave it.</param>
    /// <param name="due">When it is due, which differs once it was moved.</param>
    /// <param name="now">Now, in the task's zone.</param>
    public static LocalMoment? Next(StoredRecurrence recurrence, LocalMoment current, LocalMoment due, LocalDateTime now)
    {
        if (recurrence.AfterCompletion)
        {
            var completion = CompletionOf(current, now);
            return FirstOrNull(Candidates(recurrence, current, due, now).Where(occurrence => occurrence.IsAfter(completion)));
        }

        var last = LastOf(current, due);
        return FirstOrNull(Candidates(recurrence, current, due, now).Where(occurrence => occurrence.IsAfter(last) && !occurrence.HasPassed(now)));
    }

    /// <summary>The occurrences among which <see cref="Next"/> looks for one that has not passed, in their order. However late a task is, few have passed.</summary>
    internal static IEnumerable<LocalMoment> Candidates(StoredRecurrence recurrence, LocalMoment current, LocalMoment due, LocalDateTime now)
    {
        if (recurrence.AfterCompletion)
        {
            return Expand(recurrence with { Start = CompletionOf(current, now).ToString() }, from: null);
        }

        var (last, today) = (LastOf(current, due), now.Date.ToDateOnly());
        return Expand(Anchored(recurrence, current, last, now), last.Date > today ? last.Date : today);
    }

    private static LocalMoment CompletionOf(LocalMoment current, LocalDateTime now) => new(now.Date.ToDateOnly(), current.Time);

    // An occurrence that was moved ahead is over, and one that was moved past others replaces them. Missed ones stay missed.
    private static LocalMoment LastOf(LocalMoment current, LocalMoment due) => due.IsAfter(current) ? due : current;

    private static int MaxIntervalOf(FrequencyType frequency) => frequency switch
    {
        FrequencyType.Minutely => MaxYears * 366 * 24 * 60,
        FrequencyType.Hourly => MaxYears * 366 * 24,
        FrequencyType.Daily => MaxYears * 366,
        FrequencyType.Weekly => MaxYears * 53,
        FrequencyType.Monthly => MaxYears * 12,
        _ => MaxYears,
    };

    // Steps of a rule in a row that match nothing. At a few microseconds each, the search ends within a tenth of a second.
    private static EvaluationOptions BoundOf(FrequencyType frequency) => new()
    {
        MaxUnmatchedIncrementsLimit = frequency switch
        {
            FrequencyType.Minutely => 20_000,
            FrequencyType.Hourly => 10_000,
            FrequencyType.Daily => MaxDays,
            _ => 1_500,
        },
    };

    // Where the search for a first occurrence begins. Minutes and hours can rest for months, so that the day is found first.
    private static DateOnly? FirstDay(StoredRecurrence recurrence)
    {
        var rule = new RecurrenceRule(recurrence.Rule);
        var start = LocalMoment.Parse(recurrence.Start).Date;
        if (!IsWithinTheDay(rule) || rule is { ByMonth.Count: 0, ByMonthDay.Count: 0, ByDay.Count: 0, ByYearDay.Count: 0 })
        {
            return start;
        }

        var days = new RecurrenceRule(FrequencyType.Daily, 1) { ByMonth = rule.ByMonth, ByMonthDay = rule.ByMonthDay, ByDay = rule.ByDay };
        return FirstOrNull(Search(days, new LocalMoment(start), from: null))?.Date;
    }

    private static bool IsWithinTheDay(RecurrenceRule rule) => rule.Frequency is FrequencyType.Minutely or FrequencyType.Hourly;

    // Counting every minute since a start long ago takes long; without a COUNT any step of the rule up to now is as good a start.
    private static StoredRecurrence Anchored(StoredRecurrence recurrence, LocalMoment current, LocalMoment last, LocalDateTime now)
    {
        var rule = new RecurrenceRule(recurrence.Rule);
        if (!IsWithinTheDay(rule) || rule.Count is not null)
        {
            return recurrence;
        }

        var until = LocalDateTime.Max(last.Beginning, now);
        var step = rule.Interval * (rule.Frequency == FrequencyType.Hourly ? 60L : 1L);
        var missed = Math.Max(0, NodaTime.Period.Between(current.Beginning, until, PeriodUnits.Minutes).Minutes / step);
        var anchor = current.Beginning.PlusMinutes(missed * step);
        return recurrence with { Start = new LocalMoment(anchor.Date.ToDateOnly(), anchor.TimeOfDay.ToTimeOnly()).ToString() };
    }

    private static IEnumerable<LocalMoment> Expand(StoredRecurrence recurrence, DateOnly? from)
    {
        var start = LocalMoment.Parse(recurrence.Start);
        return Search(RuleOf(recurrence.Rule, start), start, from)
            .Where(moment => !recurrence.Exdates.Contains(moment.ToString())
                && !recurrence.Exdates.Contains(new LocalMoment(moment.Date).ToString()));
    }

    // Ical.Net says by an exception that it has searched far enough, or to the end of the calendar.
    private static IEnumerable<LocalMoment> Search(RecurrenceRule rule, LocalMoment start, DateOnly? from)
    {
        // Floating time: no zone, so that nothing is shifted.
        var series = new CalendarEvent { Start = new CalDateTime(start.Date, start.Time, tzId: null), RecurrenceRule = rule };
        var search = from is { } day && day > start.Date ? new CalDateTime(day, start.Time is null ? null : TimeOnly.MinValue, tzId: null) : series.Start;
        IEnumerator<Occurrence>? found = null;
        try
        {
            while (MovesNext(ref found, series, search, BoundOf(rule.Frequency)))
            {
                var moment = found!.Current.Period.StartTime;
                yield return new LocalMoment(moment.Date, start.Time is null ? null : moment.Time);
            }
        }
        finally
        {
            found?.Dispose();
        }
    }

    private static bool MovesNext(ref IEnumerator<Occurrence>? found, CalendarEvent series, CalDateTime search, EvaluationOptions bound)
    {
        try
        {
            found ??= series.GetOccurrences(search, bound).GetEnumerator();
            return found.MoveNext();
        }
        catch (Exception exception) when (exception is EvaluationException or ArgumentOutOfRangeException or OverflowException)
        {
            return false;
        }
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

    private static LocalMoment? FirstOrNull(IEnumerable<LocalMoment> moments) =>
        moments.Select(moment => (LocalMoment?)moment).FirstOrDefault();
}
