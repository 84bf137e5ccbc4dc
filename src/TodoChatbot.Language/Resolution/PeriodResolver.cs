using NodaTime;
using NodaTime.Calendars;
using TodoChatbot.Language.Phrases;
using TodoChatbot.Language.Vocabularies;

namespace TodoChatbot.Language.Resolution;

/// <summary>Finds the days of a stretch of the calendar.</summary>
internal static class PeriodResolver
{
    /// <summary>The stretch that is meant when today is in or before it.</summary>
    public static DateInterval? Resolve(PeriodPhrase phrase, LocalDate today) => phrase switch
    {
        PeriodPhrase.Relative relative => Around(relative.Unit, Shifted(relative.Unit, today, relative.Offset)),
        PeriodPhrase.NamedMonth { Year: { } year } month => Around(TimeUnit.Month, new LocalDate(year, month.Number, 1)),
        PeriodPhrase.NamedMonth month => Around(TimeUnit.Month, new LocalDate(ComingYear(month, today), month.Number, 1)),
        PeriodPhrase.NamedQuarter quarter => Quarter(quarter, today),
        PeriodPhrase.WholeYear year => Around(TimeUnit.Year, new LocalDate(year.Number, 1, 1)),
        PeriodPhrase.NumberedWeek week => Week(week, today),
        _ => null,
    };

    /// <summary>The same, where weeks begin on a day of the user's choice: the days of a list.</summary>
    public static DateInterval? Resolve(PeriodPhrase phrase, LocalDate today, IsoDayOfWeek weekStart)
    {
        if (phrase is not PeriodPhrase.Relative { Unit: TimeUnit.Week } week)
            return Resolve(phrase, today);

        var first = (today.DayOfWeek == weekStart ? today : today.Previous(weekStart)).PlusWeeks(week.Offset);
        return new DateInterval(first, first.PlusDays(6));
    }

    /// <summary>The same stretch once more, for a day in it that has passed; null when only one is meant.</summary>
    public static DateInterval? ResolveNext(PeriodPhrase phrase, LocalDate today) => phrase switch
    {
        PeriodPhrase.Relative { Rolls: true } relative => Resolve(relative with { Offset = relative.Offset + 1 }, today),
        PeriodPhrase.NamedMonth { Year: null, Years: 0 } month => Around(TimeUnit.Month, new LocalDate(ComingYear(month, today) + 1, month.Number, 1)),
        _ => null,
    };

    /// <summary>The Monday of a day's week.</summary>
    public static LocalDate MondayOf(LocalDate day) => day.PlusDays(1 - (int)day.DayOfWeek);

    private static int ComingYear(PeriodPhrase.NamedMonth month, LocalDate today)
    {
        var coming = month.Number < today.Month ? today.Year + 1 : today.Year;
        if (month.Years < 0)
            return month.Number < today.Month ? today.Year : today.Year - 1;

        return coming + month.Years;
    }

    private static LocalDate Shifted(TimeUnit unit, LocalDate today, int offset) => unit switch
    {
        TimeUnit.Week => today.PlusWeeks(offset),
        TimeUnit.Weekend => SaturdayOf(today, offset),
        TimeUnit.Month => today.PlusMonths(offset),
        TimeUnit.Quarter => today.PlusMonths(offset * 3),
        _ => today.PlusYears(offset),
    };

    // "this weekend" is the coming Saturday, "next weekend" the one of next week, "last weekend" the one before today.
    private static LocalDate SaturdayOf(LocalDate today, int offset) => offset switch
    {
        0 => today.PlusDays(-1).Next(IsoDayOfWeek.Saturday),
        < 0 => today.Previous(IsoDayOfWeek.Saturday).PlusWeeks(offset + 1),
        _ => MondayOf(today).PlusWeeks(offset).PlusDays(5),
    };

    private static DateInterval Around(TimeUnit unit, LocalDate day)
    {
        var first = unit switch
        {
            TimeUnit.Week => MondayOf(day),
            TimeUnit.Weekend => day,
            TimeUnit.Month => new LocalDate(day.Year, day.Month, 1),
            TimeUnit.Quarter => new LocalDate(day.Year, ((day.Month - 1) / 3 * 3) + 1, 1),
            _ => new LocalDate(day.Year, 1, 1),
        };
        var next = unit switch
        {
            TimeUnit.Week => first.PlusWeeks(1),
            TimeUnit.Weekend => first.PlusDays(2),
            TimeUnit.Month => first.PlusMonths(1),
            TimeUnit.Quarter => first.PlusMonths(3),
            _ => first.PlusYears(1),
        };
        return new DateInterval(first, next.PlusDays(-1));
    }

    // The coming one: a quarter that has ended is next year's.
    private static DateInterval Quarter(PeriodPhrase.NamedQuarter quarter, LocalDate today)
    {
        var days = Around(TimeUnit.Quarter, new LocalDate(quarter.Year ?? today.Year, (quarter.Number * 3) - 2, 1));
        return quarter.Year is null && days.End < today ? Around(TimeUnit.Quarter, days.Start.PlusYears(1)) : days;
    }

    private static DateInterval? Week(PeriodPhrase.NumberedWeek week, LocalDate today)
    {
        var rule = WeekYearRules.Iso;
        for (var year = week.Year ?? today.Year; year <= (week.Year ?? today.Year + 1); year++)
        {
            if (week.Number > rule.GetWeeksInWeekYear(year))
                continue;

            var monday = rule.GetLocalDate(year, week.Number, IsoDayOfWeek.Monday, CalendarSystem.Iso);
            if (week.Year is not null || monday.PlusDays(6) >= today)
                return new DateInterval(monday, monday.PlusDays(6));
        }

        return null;
    }
}
