using System.Globalization;
using NodaTime;
using TodoChatbot.Language.Cultures;
using TodoChatbot.Language.Lines;
using TodoChatbot.Language.Readings;
using TodoChatbot.Language.Rules;

namespace TodoChatbot.Language.Wordings;

/// <summary>Says a repetition so that it can be read back. What no words say exactly is said as the rule itself.</summary>
internal sealed class RecurrenceWords(Wording wording, SpeechContext context)
{
    private const int Workweek = 5;

    // Beyond these the months that are left out are fewer.
    private const int MostMonthsToName = 7;
    private const int MostMonthDaysToName = 16;

    public string Of(Recurrence recurrence) =>
        RecurrenceRule.Parse(recurrence.Rule) is { } rule ? Of(recurrence, rule) : recurrence.Rule;

    /// <summary>Says a repetition whose rule is known already.</summary>
    public string Of(Recurrence recurrence, RecurrenceRule rule)
    {
        // Read from its start, so that a repetition that is over is read as well.
        var words = Say(rule, recurrence);
        return PhraseReader.Recurs(words, context with { Now = recurrence.StartDate.AtMidnight() }) is { Rule: { } back, Recurrence.AfterCompletion: var after }
            && back.Equals(rule) && after == recurrence.AfterCompletion
            ? words
            : Literal(rule, recurrence);
    }

    public static string List(string[] items, string and) => items switch
    {
        [] => "",
        [var only] => only,
        [.. var before, var last] => $"{string.Join(", ", before)} {and} {last}",
    };

    private string Literal(RecurrenceRule rule, Recurrence recurrence) => Joined([rule.ToString(), .. Rest(rule, recurrence, timesInRule: true)]);

    private string Say(RecurrenceRule rule, Recurrence recurrence)
    {
        var parts = new List<string> { Head(rule, out var daysSaid) };
        var leavesOutMonths = rule.Months.Length >= MostMonthsToName && rule.Frequency < Frequency.Yearly;
        if (!rule.Months.IsEmpty && !leavesOutMonths && !IsMonthDayRule(rule))
            parts.Add(Fill(wording.InMonths, MonthList(rule.Months)));

        if (!rule.Weeks.IsEmpty)
            parts.Add(Fill(wording.InWeeks, List([.. rule.Weeks.Select(week => Fill(wording.Week, week))], wording.And)));

        var leavesOutDays = rule.Frequency == Frequency.Daily && rule.MonthDays.Length >= MostMonthDaysToName && rule.MonthDays[0] > 0;
        if (!daysSaid && !leavesOutDays && Days(rule) is { Length: > 0 } days)
            parts.Add(Fill(wording.OnDays, List(days, wording.And)));

        parts.AddRange(Rest(rule, recurrence, timesInRule: false));
        if (leavesOutDays)
            parts.Add(Fill(wording.ExceptDays, List([.. Enumerable.Range(1, 31).Except(rule.MonthDays).Select(wording.MonthDay)], wording.And)));

        if (leavesOutMonths)
            parts.Add(Fill(wording.ExceptMonths, MonthList(Enumerable.Range(1, 12).Except(rule.Months))));

        return Joined(parts);
    }

    private string MonthList(IEnumerable<int> months) => List([.. months.Select(month => wording.Months[month - 1])], wording.And);

    private string Head(RecurrenceRule rule, out bool daysSaid)
    {
        var plain = rule.Frequency == Frequency.Weekly && !rule.Days.IsEmpty && rule.Days.All(day => day.Ordinal == 0);
        daysSaid = plain && rule.Interval == 1;
        if (daysSaid)
        {
            var isWorkweek = rule.Days.Length == Workweek && rule.Days.All(day => day.Day <= IsoDayOfWeek.Friday);
            return isWorkweek ? wording.EveryWorkday : Fill(wording.EveryDays, List([.. rule.Days.Select(Weekday)], wording.And));
        }

        if (plain && rule is { Interval: 2, Days.Length: 1 })
        {
            daysSaid = true;
            return Fill(wording.EveryOtherDay, Weekday(rule.Days[0]));
        }

        return rule.Interval == 1 ? wording.EveryUnit(rule.Frequency) : wording.EveryUnits(rule.Frequency, rule.Interval);
    }

    // "on 4 July": a rule of one or more days in each of its months.
    private static bool IsMonthDayRule(RecurrenceRule rule) =>
        rule.Frequency == Frequency.Yearly && !rule.Months.IsEmpty && !rule.MonthDays.IsEmpty && rule.MonthDays.All(day => day > 0) && rule.Days.IsEmpty;

    private string[] Days(RecurrenceRule rule)
    {
        if (IsMonthDayRule(rule))
        {
            var template = context.Dates.MonthDay.StartsWith('M') ? wording.MonthAndDay : wording.DayOfMonth;
            return [.. rule.Months.SelectMany(month => rule.MonthDays.Select(day => Fill(template, day, wording.Months[month - 1])))];
        }

        if (!rule.Positions.IsEmpty && rule.Frequency > Frequency.Daily)
            return [.. rule.Positions.Select(wording.NthWorkday)];

        return
        [
            .. rule.YearDays.Select(wording.YearDay),
            .. rule.MonthDays.Select(wording.MonthDay),
            .. rule.Days.Select(day => day.Ordinal == 0 ? wording.Weekday(Weekday(day)) : wording.NthWeekday(day.Ordinal, Weekday(day))),
        ];
    }

    private IEnumerable<string> Rest(RecurrenceRule rule, Recurrence recurrence, bool timesInRule)
    {
        if (recurrence.AfterCompletion)
            yield return wording.AfterCompletion;

        if (!timesInRule && !rule.Hours.IsEmpty && rule.Frequency < Frequency.Daily)
            yield return Fill(wording.FromTimes, Time(new LocalTime(rule.Hours[0], 0)), Time(new LocalTime((rule.Hours[^1] + 1) % 24, 0)));
        else if (!timesInRule && !rule.Hours.IsEmpty)
            yield return Fill(wording.AtTimes, List([.. rule.TimesOfDay().Select(Time)], wording.And));
        else if (recurrence.StartTime is { } time && rule.Hours.IsEmpty && rule.Frequency >= Frequency.Daily)
            yield return Fill(wording.AtTimes, Time(time));

        if (!timesInRule && rule.Count is { } count)
            yield return Fill(wording.Times, count);

        if (recurrence.NamedStart is { } start)
            yield return Fill(wording.StartingDate, PlainDate(start));

        if (!timesInRule && rule.Until is { } until)
            yield return Fill(wording.UntilDate, PlainDate(until) + (rule.UntilTime is { } end ? " " + Fill(wording.AtTimes, Time(end)) : ""));

        if (recurrence.ExcludedDates.Count > 0)
        {
            yield return Fill(wording.ExceptDates, List(
                [.. recurrence.ExcludedDates.Select(excluded => PlainDate(excluded.Date) + (excluded.Time is { } at ? " " + Fill(wording.AtTimes, Time(at)) : ""))],
                wording.And));
        }
    }

    private string Weekday(RuleDay day) => wording.Weekdays[(int)day.Day - 1];

    private string PlainDate(LocalDate date) => date.ToString(context.Dates.PlainDate, wording.Names);

    private string Time(LocalTime time) => time.ToString(context.Dates.Time, wording.Names);

    private static string Joined(IEnumerable<string> parts) => string.Join(" ", parts);

    private static string Fill(string template, params object[] values) => string.Format(CultureInfo.InvariantCulture, template, values);
}
