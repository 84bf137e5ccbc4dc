using NodaTime;
using TodoChatbot.Language.Phrases;
using TodoChatbot.Language.Readings;
using TodoChatbot.Language.Rules;
using TodoChatbot.Language.Vocabularies;

namespace TodoChatbot.Language.Resolution;

/// <summary>What a repetition leaves out: folded into its rule where a rule can say it, else as days.</summary>
internal sealed class RuleExceptions(RecurrenceRule rule)
{
    private const int YearsOfExceptions = 5;
    private const int MostExceptions = 100;

    private readonly List<Recurrence.ExcludedDate> _dates = [];

    public RecurrenceRule Rule { get; private set; } = rule;

    public IReadOnlyList<Recurrence.ExcludedDate> Dates => _dates;

    /// <summary>True for a day of which nothing is left.</summary>
    public bool LeavesOut(LocalDate day)
    {
        foreach (var excluded in _dates)
        {
            if (excluded.Date == day && excluded.Time is null)
                return true;
        }

        return false;
    }

    /// <summary>Leaves something out; false when that makes no sense.</summary>
    public bool Add(ExceptionPhrase exception, Policy policy, LocalDate first)
    {
        if (exception.Clock is null && exception.Repeat is null or { Interval: 1, Days.Count: 1 } && Fold(exception.Days) is { } folded)
        {
            Rule = folded;
            return true;
        }

        if (RepeatOf(exception) is { } repeat)
            return AddRepeating(repeat, policy, first);

        if (exception.Days is DatePhrase.WholeMonth { Period: { Year: not null } month } && PeriodResolver.Resolve(month, first) is { } days)
        {
            var occurrences = new Occurrences(Rule, policy.Context.Steps);
            foreach (var day in days.Where(occurrences.Matches))
                _dates.Add(new Recurrence.ExcludedDate(day));

            return true;
        }

        if (DateResolver.Resolve(exception.Days, policy, first) is not { } moment)
            return false;

        LocalTime? time = exception.Clock is { } clock ? TimeResolver.Resolve(clock, null, policy).Time : null;
        _dates.Add(new Recurrence.ExcludedDate(moment.Date, time));
        return true;
    }

    // "the last friday of the month" is left out each month, "the second friday in march" once.
    private static RepeatPhrase? RepeatOf(ExceptionPhrase exception) =>
        exception.Repeat ?? (exception.Days is DatePhrase.Nth { Period: PeriodPhrase.Relative { Rolls: true, Unit: TimeUnit.Month } }
            ? new RepeatPhrase { Unit = TimeUnit.Month, Days = [exception.Days] }
            : null);

    // RFC 5545 has no rule of exceptions any more: those of the coming years are named one by one.
    private bool AddRepeating(RepeatPhrase repeat, Policy policy, LocalDate first)
    {
        if (repeat.Interval != 1 || RuleOfRepeat.Make(repeat, [], policy) is not { } rule)
            return false;

        var leftOut = new Occurrences(rule, policy.Context.Steps);
        var occurrences = new Occurrences(Rule, policy.Context.Steps);
        var last = first.PlusYears(YearsOfExceptions);
        for (var day = first; day <= last && !(day > Rule.Until); day = day.PlusDays(1))
        {
            policy.Context.Steps.Spend();
            if (leftOut.Matches(day) && occurrences.Matches(day))
                _dates.Add(new Recurrence.ExcludedDate(day));
        }

        return _dates.Count is > 0 and <= MostExceptions;
    }

    /// <summary>"every day except sundays" as the weekly rule that it is.</summary>
    public RuleExceptions Simplified()
    {
        if (Rule is { Frequency: Frequency.Daily, Interval: 1, Days.IsEmpty: false, MonthDays.IsEmpty: true, Positions.IsEmpty: true })
            Rule = Rule with { Frequency = Frequency.Weekly };

        return this;
    }

    private RecurrenceRule? Fold(DatePhrase days) => days switch
    {
        DatePhrase.WholeMonth { Period.Year: null } month when Rule.Frequency < Frequency.Yearly || !Rule.Months.IsEmpty =>
            WithoutMonth(month.Period.Number),
        DatePhrase.NamedDay { Which: Which.Bare } weekday => WithoutWeekdays(day => day == weekday.Day),
        DatePhrase.Weekends => WithoutWeekdays(day => day > IsoDayOfWeek.Friday),
        DatePhrase.Workdays => WithoutWeekdays(day => day <= IsoDayOfWeek.Friday),
        DatePhrase.DayOfMonth { On: IsoDayOfWeek.None, Day: > 0 } day => WithoutMonthDay(day.Day),
        DatePhrase.Nth { Period: null or PeriodPhrase.Relative { Offset: 0 }, Day: { } weekday, Ordinal: > 0 } nth => WithoutPlace(weekday, nth.Ordinal),
        _ => null,
    };

    private RecurrenceRule? WithoutMonth(int month)
    {
        var months = (Rule.Months.IsEmpty ? Enumerable.Range(1, 12) : Rule.Months).Where(other => other != month);
        return months.Any() ? Rule with { Months = [.. months] } : null;
    }

    private RecurrenceRule? WithoutWeekdays(Func<IsoDayOfWeek, bool> isLeftOut)
    {
        // In a rule of months or years BYDAY would add days, unless their numbers are given.
        var limits = Rule.Frequency <= Frequency.Daily || (!Rule.Days.IsEmpty && Rule.Days.All(day => day.Ordinal == 0)) || !Rule.MonthDays.IsEmpty;
        if (!limits || !Rule.Positions.IsEmpty)
            return null;

        var days = Rule.Days.IsEmpty ? Enum.GetValues<IsoDayOfWeek>().Where(day => day != IsoDayOfWeek.None).Select(day => new RuleDay(day)) : Rule.Days;
        RuleDay[] left = [.. days.Where(day => !isLeftOut(day.Day))];
        return left.Length == 0 ? null : Rule with { Days = [.. left] };
    }

    private RecurrenceRule? WithoutMonthDay(int left)
    {
        var rule = Rule is { Frequency: Frequency.Weekly, Interval: 1, Days.IsEmpty: false } ? Rule with { Frequency = Frequency.Daily } : Rule;
        if (rule.Frequency > Frequency.Daily && rule.MonthDays.IsEmpty)
            return null;

        var days = (rule.MonthDays.IsEmpty ? Enumerable.Range(1, 31) : rule.MonthDays).Where(day => day != left);
        return days.Any() ? rule with { MonthDays = [.. days] } : null;
    }

    // "every monday except the first of the month"
    private RecurrenceRule? WithoutPlace(IsoDayOfWeek weekday, int place)
    {
        if (Rule is not { Frequency: Frequency.Weekly, Interval: 1, Days: [{ Ordinal: 0 } only] } || only.Day != weekday || place > 5)
            return null;

        var places = Enumerable.Range(1, 5).Where(other => other != place).Select(other => new RuleDay(weekday, other));
        return Rule with { Frequency = Frequency.Monthly, Days = [.. places] };
    }
}
