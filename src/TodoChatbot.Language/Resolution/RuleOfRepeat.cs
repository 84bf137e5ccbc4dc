using System.Collections.Immutable;
using NodaTime;
using TodoChatbot.Language.Phrases;
using TodoChatbot.Language.Rules;
using TodoChatbot.Language.Vocabularies;

namespace TodoChatbot.Language.Resolution;

/// <summary>Writes the rule of RFC 5545 for "every …".</summary>
internal static class RuleOfRepeat
{
    private static readonly ImmutableArray<RuleDay> Workdays =
        [new(IsoDayOfWeek.Monday), new(IsoDayOfWeek.Tuesday), new(IsoDayOfWeek.Wednesday), new(IsoDayOfWeek.Thursday), new(IsoDayOfWeek.Friday)];

    private const int CommonYear = 2001;

    private static readonly ImmutableArray<int> QuarterStarts = [1, 4, 7, 10];
    private static readonly ImmutableArray<int> QuarterEnds = [3, 6, 9, 12];

    /// <summary>The rule; null when none says this.</summary>
    public static RecurrenceRule? Make(RepeatPhrase repeat, IReadOnlyList<DatePhrase> limits, Policy policy)
    {
        if (repeat.Rule is { } written)
            return repeat.Days.Count == 0 && limits.Count == 0 ? written : null;

        if (repeat is { IntervalIsOrdinal: true, Interval: > 1, Unit: null, Days: [DatePhrase.NamedDay weekday] })
        {
            var counted = new DatePhrase.Nth(repeat.Interval, weekday.Day, OfWorkdays: false, Period: null);
            repeat = repeat.Interval <= 5
                ? policy.Choose(PolicyRule.EveryNthWeekday, repeat, repeat with { Interval = 1, IntervalIsOrdinal = false, Days = [counted] })
                : repeat;
        }

        if (UnitOf(repeat) is not { } unit || Base(unit, repeat.Interval) is not { } rule)
            return null;

        if (unit == TimeUnit.Quarter && repeat is { Interval: 1, Days.Count: > 0 } && QuarterRule(repeat) is { } quarterly)
            return quarterly;

        foreach (var day in repeat.Days)
        {
            if (WithDay(rule, day, policy) is not { } next)
                return null;

            rule = next;
        }

        return OnlyThese(rule, repeat.Days) is { } exact ? WithLimits(exact, limits) : null;
    }

    // What the days say when no unit is said.
    private static TimeUnit? UnitOf(RepeatPhrase repeat)
    {
        if (repeat.Unit is { } said)
            return said;

        TimeUnit? unit = null;
        foreach (var day in repeat.Days)
        {
            TimeUnit? own = day switch
            {
                DatePhrase.NamedDay { Which: Which.Bare } or DatePhrase.Weekends or DatePhrase.Workdays => TimeUnit.Week,
                DatePhrase.Nth { Period: null or PeriodPhrase.Relative { Unit: TimeUnit.Month } } or DatePhrase.DayOfMonth => TimeUnit.Month,
                DatePhrase.Nth { Period: PeriodPhrase.NamedMonth or PeriodPhrase.Relative { Unit: TimeUnit.Year } } or DatePhrase.MonthDay or DatePhrase.WholeMonth or DatePhrase.Feast => TimeUnit.Year,
                DatePhrase.Numeric { Year: null } => TimeUnit.Year,
                DatePhrase.Nth { Day: null, Period: PeriodPhrase.NumberedWeek } => TimeUnit.Year,
                DatePhrase.Edge { Period: PeriodPhrase.Relative period } => period.Unit,
                DatePhrase.Nth { Period: PeriodPhrase.Relative { Unit: TimeUnit.Quarter, Offset: 0 } } => TimeUnit.Quarter,
                _ => null,
            };
            if (own is null || (unit is not null && unit != own))
                return null;

            unit = own;
        }

        return unit;
    }

    private static RecurrenceRule? Base(TimeUnit unit, int interval) => unit switch
    {
        TimeUnit.Second => Every(Frequency.Secondly, interval),
        TimeUnit.Minute => Every(Frequency.Minutely, interval),
        TimeUnit.Hour => Every(Frequency.Hourly, interval),
        TimeUnit.Day => Every(Frequency.Daily, interval),
        TimeUnit.Week => Every(Frequency.Weekly, interval),
        TimeUnit.Fortnight => Every(Frequency.Weekly, interval * 2),
        TimeUnit.Month => Every(Frequency.Monthly, interval),
        TimeUnit.Quarter => Every(Frequency.Monthly, interval * 3),
        TimeUnit.Year => Every(Frequency.Yearly, interval),
        TimeUnit.Weekend => Every(Frequency.Weekly, interval) with { Days = [new(IsoDayOfWeek.Saturday)] },

        // "every 3 workdays" drifts over the weeks, which no rule can say.
        TimeUnit.Workday when interval == 1 => Every(Frequency.Weekly, 1) with { Days = Workdays },
        _ => null,
    };

    private static RecurrenceRule Every(Frequency frequency, int interval) => new() { Frequency = frequency, Interval = interval };

    private static RecurrenceRule? WithDay(RecurrenceRule rule, DatePhrase day, Policy policy)
    {
        switch (day)
        {
            case DatePhrase.NamedDay { Which: Which.Bare } weekday:
                return rule with { Days = Add(rule.Days, new RuleDay(weekday.Day)) };

            case DatePhrase.Weekends:
                policy.Apply(PolicyRule.EveryWeekend);
                return rule with { Days = Add(rule.Days, new RuleDay(IsoDayOfWeek.Saturday)) };

            case DatePhrase.Workdays:
                return rule with { Days = RecurrenceRule.Sorted(rule.Days.AddRange(Workdays)) };

            case DatePhrase.DayOfMonth { On: IsoDayOfWeek.None } dayOfMonth:
                return WithMonthDay(rule, dayOfMonth.Day);

            case DatePhrase.DayOfMonth dayOfMonth:
                return WithMonthDay(rule, dayOfMonth.Day) is { } monthly ? monthly with { Days = Add(rule.Days, new RuleDay(dayOfMonth.On)) } : null;

            case DatePhrase.MonthDay monthDay when rule.Frequency == Frequency.Yearly:
                return rule with { Months = Add(rule.Months, monthDay.Month), MonthDays = Add(rule.MonthDays, monthDay.Day) };

            case DatePhrase.Numeric { Year: null } when rule.Frequency == Frequency.Yearly:
                return DateResolver.Resolve(day, policy) is { Date: var date }
                    ? rule with { Months = Add(rule.Months, date.Month), MonthDays = Add(rule.MonthDays, date.Day) }
                    : null;

            case DatePhrase.WholeMonth { Period: { Year: null } month }:
                return rule with { Months = Add(rule.Months, month.Number) };

            case DatePhrase.Feast feast when rule.Frequency == Frequency.Yearly:
                return WithFeast(rule, feast.Holiday);

            case DatePhrase.Nth nth:
                return WithNth(rule, nth);

            case DatePhrase.Edge { Period: PeriodPhrase.Relative { Offset: 0 } } edge:
                return WithMonthDay(rule, edge.At switch { PeriodEdge.Start => 1, PeriodEdge.Middle => 15, _ => -1 });

            default:
                return null;
        }
    }

    // RFC 5545 multiplies months with days: of 5 and 7 in June and July, "5 june and 7 july" are the first and the fourth.
    private static RecurrenceRule? OnlyThese(RecurrenceRule rule, IReadOnlyList<DatePhrase> days)
    {
        (int Month, int Day)[] said = [.. days.OfType<DatePhrase.MonthDay>().Select(day => (day.Month, day.Day)).Distinct()];
        if (said.Length < 2 || said.Length == rule.Months.Length * rule.MonthDays.Length)
            return rule;

        // A day that is missing in some month or year would move the places of those behind it.
        (int Month, int Day)[] product = [.. rule.Months.SelectMany(month => rule.MonthDays.Select(day => (month, day)))];
        var isFixed = product.All(day => day.Day <= CalendarSystem.Iso.GetDaysInMonth(CommonYear, day.Month));
        return isFixed ? rule with { Positions = [.. said.Select(day => Array.IndexOf(product, day) + 1).Order()] } : null;
    }

    private static RecurrenceRule? WithMonthDay(RecurrenceRule rule, int day) => rule.Frequency switch
    {
        Frequency.Monthly => rule with { MonthDays = Add(rule.MonthDays, day) },
        Frequency.Yearly when rule.Months.IsEmpty => rule with { YearDays = Add(rule.YearDays, day) },
        Frequency.Yearly => rule with { MonthDays = Add(rule.MonthDays, day) },
        Frequency.Weekly when day is 1 or -1 => rule with { Days = Add(rule.Days, new RuleDay(day > 0 ? IsoDayOfWeek.Monday : IsoDayOfWeek.Sunday)) },
        _ => null,
    };

    private static RecurrenceRule? WithNth(RecurrenceRule rule, DatePhrase.Nth nth)
    {
        if (nth.Period is PeriodPhrase.NamedMonth { Year: null } month && rule.Frequency == Frequency.Yearly)
            rule = rule with { Months = Add(rule.Months, month.Number) };
        else if (nth.Period is PeriodPhrase.NumberedWeek { Year: null } week && rule.Frequency == Frequency.Yearly)
            return rule with { Weeks = Add(rule.Weeks, week.Number), Days = Add(rule.Days, new RuleDay((IsoDayOfWeek)nth.Ordinal)) };
        else if (nth.Period is not (null or PeriodPhrase.Relative { Offset: 0 }))
            return null;

        if (rule.Frequency is not (Frequency.Monthly or Frequency.Yearly))
            return nth.Day is null && !nth.OfWorkdays ? WithMonthDay(rule, nth.Ordinal) : null;

        if (nth.OfWorkdays)
            return rule.Positions.IsEmpty && rule.Days.IsEmpty ? rule with { Days = Workdays, Positions = [nth.Ordinal] } : rule with { Positions = Add(rule.Positions, nth.Ordinal) };

        return nth.Day is { } weekday
            ? rule with { Days = Add(rule.Days, new RuleDay(weekday, nth.Ordinal)) }
            : WithMonthDay(rule, nth.Ordinal);
    }

    private static RecurrenceRule? WithFeast(RecurrenceRule rule, Holiday holiday)
    {
        if (HolidayCalendar.Fixed(holiday) is var (month, day))
            return rule with { Months = Add(rule.Months, month), MonthDays = Add(rule.MonthDays, day) };

        return HolidayCalendar.Counted(holiday) is var (inMonth, place, weekday)
            ? rule with { Months = Add(rule.Months, inMonth), Days = Add(rule.Days, new RuleDay(weekday, place)) }
            : null;
    }

    // "the last day of every quarter": its last month has it.
    private static RecurrenceRule? QuarterRule(RepeatPhrase repeat)
    {
        var rule = Every(Frequency.Yearly, 1);
        foreach (var day in repeat.Days)
        {
            var place = day switch
            {
                DatePhrase.Nth nth => nth.Ordinal,
                DatePhrase.Edge { At: PeriodEdge.Start } => 1,
                DatePhrase.Edge { At: PeriodEdge.End } => -1,
                _ => 0,
            };
            if (place is 0 or > 4 or < -4)
                return null;

            rule = rule with { Months = place > 0 ? QuarterStarts : QuarterEnds };
            if (day is DatePhrase.Nth { Day: { } weekday })
                rule = rule with { Days = Add(rule.Days, new RuleDay(weekday, place)) };
            else if (day is DatePhrase.Nth { OfWorkdays: true })
                rule = rule with { Frequency = Frequency.Monthly, Days = Workdays, Positions = Add(rule.Positions, place) };
            else
                rule = rule with { MonthDays = Add(rule.MonthDays, place) };
        }

        return rule;
    }

    // "in may and june", "in week 14"
    private static RecurrenceRule? WithLimits(RecurrenceRule rule, IReadOnlyList<DatePhrase> limits)
    {
        foreach (var limit in limits)
        {
            switch (limit)
            {
                case DatePhrase.WholeMonth { Period: { Year: null } month }:
                    rule = rule with { Months = Add(rule.Months, month.Number) };

                    // The day of the year becomes a day of the month once the month is known.
                    if (rule is { Frequency: Frequency.Yearly, YearDays.IsEmpty: false })
                        rule = rule with { MonthDays = rule.YearDays, YearDays = [] };
                    break;

                case DatePhrase.Edge { Period: PeriodPhrase.NumberedWeek { Year: null } week } when rule is { Frequency: Frequency.Yearly or Frequency.Weekly, Interval: 1 } or { Frequency: Frequency.Yearly }:
                    rule = rule with { Frequency = Frequency.Yearly, Weeks = Add(rule.Weeks, week.Number) };
                    break;

                default:
                    return null;
            }
        }

        return rule;
    }

    private static ImmutableArray<int> Add(ImmutableArray<int> values, int value) => [.. values.Add(value).Distinct().Order()];

    private static ImmutableArray<RuleDay> Add(ImmutableArray<RuleDay> days, RuleDay day) => RecurrenceRule.Sorted(days.Add(day));
}
