using NodaTime;
using TodoChatbot.Language.Phrases;
using TodoChatbot.Language.Vocabularies;

namespace TodoChatbot.Language.Resolution;

/// <summary>Applies the policy to a day as people name it.</summary>
internal static class DateResolver
{
    private const int FarthestYears = 9;

    /// <summary>The day meant.</summary>
    /// <param name="phrase">The day as named.</param>
    /// <param name="policy">How to decide.</param>
    /// <param name="from">The day that "the next one" counts from, when it is not today.</param>
    /// <returns>Null when there is no such day.</returns>
    public static Moment? Resolve(DatePhrase phrase, Policy policy, LocalDate? from = null)
    {
        if (phrase is DatePhrase.Offset offset)
            return ResolveOffset(offset, policy, from);

        return Day(phrase, policy, from ?? policy.Today) is { } day ? new Moment(day) : null;
    }

    private static LocalDate? Day(DatePhrase phrase, Policy policy, LocalDate from)
    {
        switch (phrase)
        {
            case DatePhrase.Exact exact:
                policy.Apply(PolicyRule.ExplicitDate);
                return exact.Date;

            case DatePhrase.Relative relative:
                policy.Apply(PolicyRule.RelativeDay);
                return policy.Today.PlusDays(relative.Days);

            case DatePhrase.MonthDay monthDay:
                policy.Apply(PolicyRule.ComingMonthDay);
                return monthDay.Years is { } years
                    ? OnDay(from.Year + years, monthDay.Month, monthDay.Day)
                    : ComingMonthDay(monthDay.Month, monthDay.Day, from);

            case DatePhrase.WorkdaysAway workdays:
                policy.Apply(PolicyRule.Distance);
                return workdays.From is null ? PlusWorkdays(from, workdays.Days)
                    : Resolve(workdays.From, policy, from) is { Date: var start } ? PlusWorkdays(start, workdays.Days)
                    : null;

            case DatePhrase.Numeric numeric:
                return Numeric(numeric, policy, from);

            case DatePhrase.DayOfMonth dayOfMonth:
                policy.Apply(PolicyRule.DayOfMonth);
                return DayOfMonth(dayOfMonth, from);

            case DatePhrase.NamedDay weekday:
                return Weekday(weekday, policy, from);

            case DatePhrase.Nth { Period: { } period } nth:
                policy.Apply(PolicyRule.PlaceInPeriod);
                return Nth(nth, period, from);

            case DatePhrase.Edge edge:
                return Edge(edge, policy, from);

            case DatePhrase.WholeMonth month:
                policy.Apply(PolicyRule.WholeMonth);
                return ComingStart(month.Period, from);

            case DatePhrase.Feast feast:
                policy.Apply(PolicyRule.Feast);
                return Feast(feast, from);

            case DatePhrase.WeekdayBeside beside:
                policy.Apply(PolicyRule.WeekdayBeside);
                return Resolve(beside.Anchor, policy, from) is { Date: var anchor }
                    ? beside.Direction > 0 ? anchor.Next(beside.Day) : anchor.Previous(beside.Day)
                    : null;

            case DatePhrase.WeekdayOf weekdayOf:
                policy.Apply(PolicyRule.WeekdayOfWeek);
                return Resolve(weekdayOf.Week, policy, from) is { Date: var week } ? PeriodResolver.MondayOf(week).PlusDays((int)weekdayOf.Day - 1) : null;

            default:
                return null;
        }
    }

    private static Moment? ResolveOffset(DatePhrase.Offset offset, Policy policy, LocalDate? from)
    {
        policy.Apply(PolicyRule.Distance);
        if (offset.From is { } anchor)
            return Resolve(anchor, policy, from) is { Date: var day } ? new Moment(Beside(day, offset.Amount, anchor, policy)) : null;

        if (!offset.Amount.HasTime)
            return new Moment(offset.Amount.AddTo(from ?? policy.Today));

        var moment = offset.Amount.AddTo(policy.Now);
        return new Moment(moment.Date, new LocalTime(moment.Hour, moment.Minute));
    }

    // "3 days before thanksgiving" on the day before it is said of the next one.
    private static LocalDate Beside(LocalDate anchor, Distance amount, DatePhrase named, Policy policy)
    {
        var day = amount.AddTo(anchor);
        var comesEveryYear = named is DatePhrase.Feast { Year: null, Years: null } or DatePhrase.MonthDay { Years: null };
        return day < policy.Today && comesEveryYear && Resolve(named, policy, anchor.PlusDays(1)) is { Date: var next } ? amount.AddTo(next) : day;
    }

    private static LocalDate PlusWorkdays(LocalDate day, int workdays)
    {
        for (var left = Math.Abs(workdays); left > 0;)
        {
            day = day.PlusDays(Math.Sign(workdays));
            if (day.DayOfWeek <= IsoDayOfWeek.Friday)
                left--;
        }

        return day;
    }

    private static LocalDate? ComingMonthDay(int month, int day, LocalDate from)
    {
        for (var year = from.Year; year <= from.Year + FarthestYears; year++)
        {
            if (OnDay(year, month, day) is { } date && date >= from)
                return date;
        }

        return null;
    }

    private static LocalDate? OnDay(int year, int month, int day) =>
        month is >= 1 and <= 12 && day >= 1 && day <= CalendarSystem.Iso.GetDaysInMonth(year, month) ? new LocalDate(year, month, day) : null;

    private static LocalDate? Numeric(DatePhrase.Numeric numeric, Policy policy, LocalDate from)
    {
        if (numeric is { IsPointed: true, Year: { } inYear })
        {
            policy.Apply(PolicyRule.NumericOrder);
            return policy.DayFirst ? OnDay(inYear, numeric.Second, numeric.First) : null;
        }

        var monthFirst = At(numeric.First, numeric.Second);
        var dayFirst = At(numeric.Second, numeric.First);
        if (monthFirst is null || dayFirst is null || monthFirst == dayFirst)
        {
            policy.Apply(PolicyRule.ExplicitDate);
            return monthFirst ?? dayFirst;
        }

        return policy.DayFirst
            ? policy.Choose(PolicyRule.NumericOrder, dayFirst, monthFirst)
            : policy.Choose(PolicyRule.NumericOrder, monthFirst, dayFirst);

        LocalDate? At(int month, int day) =>
            numeric.Year is { } year ? OnDay(year, month, day) : month <= 12 ? ComingMonthDay(month, day, from) : null;
    }

    private static LocalDate? DayOfMonth(DatePhrase.DayOfMonth phrase, LocalDate from)
    {
        LocalDate? first = null;
        var month = new LocalDate(from.Year, from.Month, 1);
        for (var months = 0; months < 24; months++, month = month.PlusMonths(1))
        {
            var length = CalendarSystem.Iso.GetDaysInMonth(month.Year, month.Month);
            var day = phrase.Day > 0 ? phrase.Day : length + 1 + phrase.Day;
            if (day < 1 || day > length || month.PlusDays(day - 1) is var date && date < from)
                continue;

            date = month.PlusDays(day - 1);
            first ??= date;
            if (phrase.On is IsoDayOfWeek.None || phrase.On == date.DayOfWeek)
                return date;
        }

        // No "friday the 31st" in two years: the number weighs more.
        return first;
    }

    private static LocalDate Weekday(DatePhrase.NamedDay weekday, Policy policy, LocalDate from)
    {
        var coming = from.Next(weekday.Day);
        var monday = PeriodResolver.MondayOf(from);
        var inNextWeek = monday.PlusWeeks(1).PlusDays((int)weekday.Day - 1);
        switch (weekday.Which)
        {
            case Which.Next:
                return policy.Choose(PolicyRule.NextWeekday, inNextWeek, coming == inNextWeek ? inNextWeek.PlusWeeks(1) : coming).PlusWeeks(weekday.Weeks);

            case Which.AfterNext:
                policy.Apply(PolicyRule.NextWeekday);
                return inNextWeek.PlusWeeks(1);

            case Which.Previous:
                policy.Apply(PolicyRule.LastWeekday);
                return from.Previous(weekday.Day).PlusWeeks(weekday.Weeks);

            case Which.InWeek:
                policy.Apply(PolicyRule.WeekdayOfWeek);
                return monday.PlusWeeks(weekday.Weeks).PlusDays((int)weekday.Day - 1);

            case Which.This:
                return policy.Choose(PolicyRule.ThisWeekday, coming, from.DayOfWeek == weekday.Day ? from : coming.PlusWeeks(1)).PlusWeeks(weekday.Weeks);

            default:
                return policy.Choose(PolicyRule.BareWeekday, coming, from.DayOfWeek == weekday.Day ? from : coming.PlusWeeks(1)).PlusWeeks(weekday.Weeks);
        }
    }

    private static LocalDate? Nth(DatePhrase.Nth nth, PeriodPhrase period, LocalDate today)
    {
        if (PeriodResolver.Resolve(period, today) is not { } interval)
            return null;

        if (Within(nth, interval) is { } day && day >= today)
            return day;

        if (PeriodResolver.ResolveNext(period, today) is { } next)
            return Within(nth, next);

        return Within(nth, interval);
    }

    /// <summary>The day at a place in a stretch of days; null when the stretch is too short.</summary>
    private static LocalDate? Within(DatePhrase.Nth nth, DateInterval interval)
    {
        var step = nth.Ordinal > 0 ? 1 : -1;
        var left = Math.Abs(nth.Ordinal);
        for (var day = step > 0 ? interval.Start : interval.End; interval.Contains(day); day = day.PlusDays(step))
        {
            if (nth.Day is { } weekday && day.DayOfWeek != weekday)
                continue;

            if (nth.OfWorkdays && day.DayOfWeek > IsoDayOfWeek.Friday)
                continue;

            if (--left == 0)
                return day;
        }

        return null;
    }

    private static LocalDate? Edge(DatePhrase.Edge edge, Policy policy, LocalDate today)
    {
        if (edge.At == PeriodEdge.Whole)
            return Whole(edge.Period, policy, today);

        if (PeriodResolver.Resolve(edge.Period, today) is not { } interval)
            return null;

        policy.Apply(PolicyRule.EdgeOfPeriod);
        var day = Place(edge, interval, policy);
        return day < today && PeriodResolver.ResolveNext(edge.Period, today) is { } next ? Place(edge, next, policy) : day;
    }

    private static LocalDate Place(DatePhrase.Edge edge, DateInterval interval, Policy policy)
    {
        switch (edge.At)
        {
            case PeriodEdge.Start:
                return interval.Start;

            case PeriodEdge.Middle when interval.Length <= 7:
                return interval.Start.PlusDays(interval.Length / 3);

            case PeriodEdge.Middle when interval.Length <= 31:
                return interval.Start.PlusDays(14);

            case PeriodEdge.Middle:
                return interval.Start.PlusMonths(interval.Length > 100 ? 6 : 1).PlusDays(interval.Length > 100 ? 0 : 14);

            default:
                // Some end their week on Friday.
                return interval.Length == 7 ? policy.Choose(PolicyRule.EdgeOfPeriod, interval.End, interval.End.PlusDays(-2)) : interval.End;
        }
    }

    // "next month" is its first day; "this month" can only be meant as a limit, so it is its last.
    private static LocalDate? Whole(PeriodPhrase period, Policy policy, LocalDate today)
    {
        if (PeriodResolver.Resolve(period, today) is not { } interval)
            return null;

        switch (period)
        {
            case PeriodPhrase.Relative { Unit: TimeUnit.Weekend }:
                policy.Apply(PolicyRule.Weekend);
                return interval.Start;

            case PeriodPhrase.Relative { Unit: TimeUnit.Quarter, Offset: 0 }:
                return null;

            case PeriodPhrase.Relative { Offset: 0 }:
                policy.Apply(PolicyRule.ThisPeriod);
                return interval.End;

            case PeriodPhrase.NumberedWeek:
                policy.Apply(PolicyRule.WeekNumber);
                return interval.Start;

            default:
                policy.Apply(period is PeriodPhrase.Relative { Offset: < 0 } ? PolicyRule.LastPeriod : PolicyRule.NextPeriod);
                return interval.Start;
        }
    }

    private static LocalDate? ComingStart(PeriodPhrase.NamedMonth month, LocalDate from)
    {
        var first = PeriodResolver.Resolve(month, from)?.Start;
        return first < from && PeriodResolver.ResolveNext(month, from) is { } next ? next.Start : first;
    }

    private static LocalDate? Feast(DatePhrase.Feast feast, LocalDate from)
    {
        if (feast.Year is { } year)
            return HolidayCalendar.In(feast.Holiday, year);

        if (feast.Years is { } years and not -1)
            return HolidayCalendar.In(feast.Holiday, from.Year + years);

        if (feast.Years == -1)
            return HolidayCalendar.In(feast.Holiday, from.Year) is { } thisYear && thisYear < from ? thisYear : HolidayCalendar.In(feast.Holiday, from.Year - 1);

        return HolidayCalendar.Coming(feast.Holiday, from);
    }
}
