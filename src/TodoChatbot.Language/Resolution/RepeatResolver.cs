using NodaTime;
using TodoChatbot.Language.Phrases;
using TodoChatbot.Language.Readings;
using TodoChatbot.Language.Rules;
using TodoChatbot.Language.Vocabularies;

namespace TodoChatbot.Language.Resolution;

/// <summary>Decides what a repetition means: its rule, where it begins, what it leaves out.</summary>
internal static class RepeatResolver
{
    public static WhenMeaning? Resolve(WhenPhrase phrase, RepeatPhrase repeat, Policy policy)
    {
        policy.Apply(repeat.AfterCompletion ? PolicyRule.AfterCompletion : PolicyRule.Repetition);
        var start = phrase.Start;
        DateInterval? within = null;
        if (phrase.Date is DatePhrase.Edge { At: PeriodEdge.Whole } whole && start is null && phrase.End is null)
        {
            // "every day next week"
            within = PeriodResolver.Resolve(whole.Period, policy.Today);
        }
        else if (phrase.Date is { } date && !TryJoin(ref repeat, date))
        {
            // "daily from tomorrow" names its first day once.
            if (start is not null)
                return null;

            start = date;
        }

        Moment? begin = null;
        if (start is not null && (begin = DateResolver.Resolve(start, policy)) is null)
            return null;

        if (within is { } days && days.Start > policy.Today)
            begin = new Moment(days.Start);

        var first = begin?.Date ?? policy.Today;
        if (RuleOfRepeat.Make(repeat, phrase.Months, policy) is not { } rule)
            return null;

        var times = TimesOf(phrase, policy, ref rule);
        if (times is null || WithEnd(rule, phrase, policy, first) is not { } ended)
            return null;

        if (within is not null && ended.Count is null)
            ended = ended with { Until = within.End };

        var exceptions = new RuleExceptions(ended);
        foreach (var exception in phrase.Exceptions)
        {
            if (!exceptions.Add(exception, policy, first))
                return null;
        }

        return Begin(exceptions.Simplified(), times, begin, phrase, repeat, policy);
    }

    // "on the 15th every month": the day belongs to the rule.
    private static bool TryJoin(ref RepeatPhrase repeat, DatePhrase date)
    {
        var joins = repeat.Days.Count == 0 && (repeat.Unit, date) switch
        {
            (TimeUnit.Week or TimeUnit.Fortnight, DatePhrase.NamedDay { Which: Which.Bare, Weeks: 0 }) => true,
            (TimeUnit.Month or TimeUnit.Quarter, DatePhrase.NamedDay { Which: Which.Bare, Weeks: 0 } or DatePhrase.DayOfMonth or DatePhrase.Nth { Period: null or PeriodPhrase.Relative { Offset: 0 } }) => true,
            (TimeUnit.Month or TimeUnit.Quarter, DatePhrase.Edge { At: not PeriodEdge.Whole, Period: PeriodPhrase.Relative { Offset: 0 } }) => true,
            (TimeUnit.Year, DatePhrase.MonthDay or DatePhrase.DayOfMonth or DatePhrase.Feast or DatePhrase.Numeric { Year: null } or DatePhrase.Nth) => true,
            _ => false,
        };
        if (joins)
            repeat = repeat with { Days = [date] };

        return joins;
    }

    /// <summary>The times of a day, the earliest first; more than one become part of the rule. Null when no rule can say them.</summary>
    private static LocalTime[]? TimesOf(WhenPhrase phrase, Policy policy, ref RecurrenceRule rule)
    {
        if (phrase is { ClockEnd: { } end, Clocks: [var from, ..] } && rule.Frequency < Frequency.Daily)
        {
            var start = TimeResolver.Resolve(TimeResolver.LikeEnd(from, end, policy), phrase.Part, policy).Time;
            return Between(start, TimeResolver.ResolveEnd(end, start, policy), ref rule);
        }

        if (phrase.Clocks.Count == 0)
        {
            if (!rule.Hours.IsEmpty && rule.Frequency >= Frequency.Daily)
                return [.. rule.TimesOfDay()];

            if (phrase.Part is not { } part)
                return [];

            policy.Apply(PolicyRule.PartOfDay);
            return [policy.TimeOf(part)];
        }

        if (phrase.Clocks is [var only])
            return [TimeOf(only, phrase, policy)];

        LocalTime[] times = [.. phrase.Clocks
            .Select(clock => TimeOf(clock, phrase, policy))
            .Distinct()
            .Order()];
        if (times.Length == 1)
            return times;

        if (WithTimes(rule, times) is not { } timed)
            return null;

        rule = timed;
        return times;
    }

    private static LocalTime TimeOf(ClockPhrase clock, WhenPhrase phrase, Policy policy) =>
        TimeResolver.Resolve(phrase.ClockEnd is { } end ? TimeResolver.LikeEnd(clock, end, policy) : clock, phrase.Part, policy).Time;

    /// <summary>
    /// The rule at several times of a day. RFC 5545 multiplies hours with minutes, so that 9:00 and 17:30 need their places among
    /// the four moments that 9, 17, 0 and 30 make.
    /// </summary>
    private static RecurrenceRule? WithTimes(RecurrenceRule rule, LocalTime[] times)
    {
        if (rule.Frequency < Frequency.Daily)
            return null;

        int[] hours = [.. times.Select(time => time.Hour).Distinct().Order()];
        int[] minutes = [.. times.Select(time => time.Minute).Distinct().Order()];
        var timed = rule with { Hours = [.. hours], Minutes = [.. minutes] };
        if (hours.Length * minutes.Length == times.Length)
            return rule.Positions.IsEmpty ? timed : null;

        var isEachDay = rule is { Frequency: Frequency.Daily } or { Frequency: Frequency.Weekly, Interval: 1, Days.IsEmpty: false };
        if (!isEachDay || !rule.Positions.IsEmpty)
            return null;

        LocalTime[] product = [.. hours.SelectMany(hour => minutes.Select(minute => new LocalTime(hour, minute)))];
        return timed with
        {
            Frequency = Frequency.Daily,
            Positions = [.. times.Select(time => Array.IndexOf(product, time) + 1)],
        };
    }

    // "every 2 hours from 9 to 17"
    private static LocalTime[]? Between(LocalTime start, LocalTime end, ref RecurrenceRule rule)
    {
        if (rule.Frequency == Frequency.Hourly && end >= start)
        {
            var hours = new List<int>();
            for (var hour = start.Hour; hour < end.Hour || (hour == end.Hour && start.Minute <= end.Minute); hour += rule.Interval)
                hours.Add(hour);

            rule = rule with { Frequency = Frequency.Daily, Interval = 1, Hours = [.. hours], Minutes = [start.Minute] };
            return [start];
        }

        if (rule.Frequency == Frequency.Minutely && end > start && 60 % rule.Interval == 0 && start.Minute == 0)
        {
            var last = end.Minute == 0 ? end.Hour - 1 : end.Hour;
            rule = rule with { Hours = [.. Enumerable.Range(start.Hour, last - start.Hour + 1)] };
            return [start];
        }

        return null;
    }

    private static RecurrenceRule? WithEnd(RecurrenceRule rule, WhenPhrase phrase, Policy policy, LocalDate first)
    {
        if (phrase.Count is { } count)
            return rule.Until is null ? rule with { Count = count } : null;

        if (phrase.Span is { HasTime: true } hours)
        {
            var last = hours.AddTo(policy.Now);
            return rule with { Until = last.Date, UntilTime = new LocalTime(last.Hour, last.Minute) };
        }

        if (phrase.Span is { } span)
            return CountIn(span, phrase.SpanUnit, rule) is { } times ? rule with { Count = times } : rule with { Until = span.AddTo(first) };

        if (phrase is { ClockEnd: { } lastTime, Clocks.Count: 0 } && rule.Frequency < Frequency.Daily)
        {
            var time = TimeResolver.Resolve(lastTime, null, policy).Time;
            return rule with { Until = policy.Today + time > policy.Now ? policy.Today : policy.Today.PlusDays(1), UntilTime = time };
        }

        if (phrase.End is not { } end)
            return rule;

        return DateResolver.Resolve(end, policy, first) is { Date: var until } && until >= first ? rule with { Until = until } : null;
    }

    // "every day for 3 days" is three times, and "every monday for 8 weeks" eight.
    private static int? CountIn(Distance span, TimeUnit? unit, RecurrenceRule rule)
    {
        var (length, isOne) = rule.Frequency switch
        {
            Frequency.Daily when unit == TimeUnit.Day && span.Months == 0 => (span.Days, rule.Days.IsEmpty && rule.MonthDays.IsEmpty),
            Frequency.Weekly when unit is TimeUnit.Week or TimeUnit.Fortnight && span.Months == 0 && span.Days % 7 == 0 => (span.Days / 7, true),
            Frequency.Monthly when span.Days == 0 => (span.Months, rule.MonthDays.Length + rule.Days.Length <= 1 || rule.Positions.Length == 1),
            Frequency.Yearly when span.Days == 0 && span.Months % 12 == 0 => (span.Months / 12, rule.MonthDays.Length + rule.Days.Length <= 1 || rule.Positions.Length == 1),
            _ => (0, false),
        };
        if (!isOne || length == 0 || length % rule.Interval != 0 || (!rule.Months.IsEmpty && rule.Frequency < Frequency.Yearly))
            return null;

        var timesOfDay = rule.Hours.IsEmpty ? 1 : rule.TimesOfDay().Count;
        return length / rule.Interval * timesOfDay * (rule.Frequency == Frequency.Weekly ? Math.Max(1, rule.Days.Length) : 1);
    }

    private static WhenMeaning? Begin(RuleExceptions exceptions, LocalTime[] times, Moment? begin, WhenPhrase phrase, RepeatPhrase repeat, Policy policy)
    {
        var rule = exceptions.Rule;
        if (rule.Frequency < Frequency.Daily && times.Length == 0)
        {
            if (begin is null)
                return BeginNow(exceptions, repeat, phrase, policy);

            times = [begin.Value.Time ?? LocalTime.Midnight];
        }

        // Today counts as long as one of its times is ahead.
        var first = begin?.Date ?? policy.Today;
        var ahead = first == policy.Today ? Array.FindIndex(times, time => first + time > policy.Now) : 0;
        var from = times.Length > 0 && ahead < 0 ? first.PlusDays(1) : first;
        if (new Occurrences(rule, policy.Context.Steps).FirstDay(from, exceptions.LeavesOut) is not { } day)
            return null;

        LocalTime? time = times.Length == 0 ? null : times[day == first ? Math.Max(ahead, 0) : 0];
        return Meaning(exceptions, day, time, begin, phrase, repeat, policy);
    }

    // "every 2 hours" begins one interval from now, at a whole minute.
    private static WhenMeaning? BeginNow(RuleExceptions exceptions, RepeatPhrase repeat, WhenPhrase phrase, Policy policy)
    {
        var rule = exceptions.Rule;
        var now = policy.Now.Date + new LocalTime(policy.Now.Hour, policy.Now.Minute);
        var moment = rule.Frequency switch
        {
            Frequency.Hourly => now.PlusHours(rule.Interval),
            Frequency.Minutely => now.PlusMinutes(rule.Interval),
            _ => now.PlusSeconds(rule.Interval),
        };
        if (new Occurrences(rule, policy.Context.Steps).FirstDay(moment.Date, exceptions.LeavesOut) is not { } day)
            return null;

        return Meaning(exceptions, day, day == moment.Date ? moment.TimeOfDay : LocalTime.Midnight, null, phrase, repeat, policy);
    }

    private static WhenMeaning Meaning(
        RuleExceptions exceptions, LocalDate day, LocalTime? time, Moment? begin, WhenPhrase phrase, RepeatPhrase repeat, Policy policy)
    {
        var recurrence = new Recurrence
        {
            Rule = exceptions.Rule.ToString(),
            StartDate = day,
            StartTime = time,
            NamedStart = begin?.Date,
            ExcludedDates = exceptions.Dates,
            AfterCompletion = repeat.AfterCompletion,
        };
        // The range of "every hour from 9 to 5" is that of its times, not of one of them.
        LocalTime? until = null;
        if (time is { } at && exceptions.Rule is { Frequency: >= Frequency.Daily, Hours.Length: < 2 })
        {
            until = phrase.ClockEnd is { } end ? TimeResolver.ResolveEnd(end, at, policy)
                : phrase.Length is { } length ? at.PlusMinutes(length.Minutes).PlusSeconds(length.Seconds)
                : null;
        }

        return new WhenMeaning(new Due(day, time, until, phrase.Zone), recurrence) { Rule = exceptions.Rule };
    }
}
