using System.Collections.Immutable;
using NodaTime;
using NodaTime.Calendars;

namespace TodoChatbot.Language.Rules;

/// <summary>
/// The days of a rule, one after another. INTERVAL, COUNT and UNTIL are left aside, except that the first day is not after UNTIL.
/// </summary>
internal sealed class Occurrences(RecurrenceRule rule, StepBudget steps)
{
    // 29 February on a given weekday comes back after 28 years, or 40 across a century.
    private const int FarthestYears = 41;

    private readonly List<LocalDate> _ofPeriod = [];
    private LocalDate? _period;

    /// <summary>The first day of the rule from <paramref name="from"/> on that <paramref name="isExcluded"/> does not leave out.</summary>
    /// <returns>Null when there is none within a lifetime.</returns>
    public LocalDate? FirstDay(LocalDate from, Func<LocalDate, bool>? isExcluded = null)
    {
        // The calendar ends with the year 9999.
        var last = from.Year > LocalDate.MaxIsoValue.Year - FarthestYears ? LocalDate.MaxIsoValue : from.PlusYears(FarthestYears);
        if (rule.Until is { } until && until < last)
            last = until;

        var day = from;
        while (day <= last)
        {
            steps.Spend();
            if (!rule.Months.IsEmpty && !rule.Months.Contains(day.Month))
            {
                day = NextMonth(day);
                continue;
            }

            if (Matches(day) && isExcluded?.Invoke(day) != true)
                return day;

            if (day == LocalDate.MaxIsoValue)
                return null;

            day = day.PlusDays(1);
        }

        return null;
    }

    /// <summary>True when the rule's parts allow this day.</summary>
    public bool Matches(LocalDate day)
    {
        if (!MatchesParts(rule, day))
            return false;

        // Positions among the times of one day leave every day in.
        if (rule.Positions.IsEmpty || rule.Frequency <= Frequency.Daily)
            return true;

        return IsAtPosition(day);
    }

    private static bool MatchesParts(RecurrenceRule rule, LocalDate day) =>
        (rule.Months.IsEmpty || rule.Months.Contains(day.Month))
        && (rule.MonthDays.IsEmpty || Contains(rule.MonthDays, day.Day, CalendarSystem.Iso.GetDaysInMonth(day.Year, day.Month)))
        && (rule.YearDays.IsEmpty || Contains(rule.YearDays, day.DayOfYear, CalendarSystem.Iso.GetDaysInYear(day.Year)))
        && (rule.Weeks.IsEmpty || MatchesWeek(rule, day))
        && (rule.Days.IsEmpty || MatchesAnyDay(rule, day));

    private static bool MatchesWeek(RecurrenceRule rule, LocalDate day)
    {
        var weekYears = WeekYearRules.Iso;
        var weekYear = weekYears.GetWeekYear(day);
        return Contains(rule.Weeks, weekYears.GetWeekOfWeekYear(day), weekYears.GetWeeksInWeekYear(weekYear));
    }

    private static bool MatchesAnyDay(RecurrenceRule rule, LocalDate day)
    {
        foreach (var member in rule.Days)
        {
            if (MatchesDay(rule, member, day))
                return true;
        }

        return false;
    }

    private static bool MatchesDay(RecurrenceRule rule, RuleDay member, LocalDate day)
    {
        if (member.Day != day.DayOfWeek)
            return false;

        if (member.Ordinal == 0)
            return true;

        var countsInYear = rule.Frequency == Frequency.Yearly && rule.Months.IsEmpty;
        var (index, length) = countsInYear
            ? (day.DayOfYear, CalendarSystem.Iso.GetDaysInYear(day.Year))
            : (day.Day, CalendarSystem.Iso.GetDaysInMonth(day.Year, day.Month));
        return member.Ordinal > 0
            ? ((index - 1) / 7) + 1 == member.Ordinal
            : -(((length - index) / 7) + 1) == member.Ordinal;
    }

    // BYSETPOS counts the days that the other parts leave in the week, month or year. Times of day multiply them; the engine writes
    // positions over times only with FREQ=DAILY, so that here a day is one position.
    private bool IsAtPosition(LocalDate day)
    {
        var (first, last) = rule.Frequency switch
        {
            Frequency.Weekly => WeekOf(day, rule.WeekStart),
            Frequency.Monthly => (new LocalDate(day.Year, day.Month, 1), new LocalDate(day.Year, day.Month, 1).PlusMonths(1).PlusDays(-1)),
            _ => (new LocalDate(day.Year, 1, 1), new LocalDate(day.Year, 12, 31)),
        };

        // The days of a period are found once, for all of its days.
        if (_period != first)
        {
            _period = first;
            _ofPeriod.Clear();
            for (var other = first; other <= last; other = other.PlusDays(1))
            {
                steps.Spend();
                if (MatchesParts(rule, other))
                    _ofPeriod.Add(other);
            }
        }

        return Contains(rule.Positions, _ofPeriod.BinarySearch(day) + 1, _ofPeriod.Count);
    }

    private static (LocalDate First, LocalDate Last) WeekOf(LocalDate day, IsoDayOfWeek weekStart)
    {
        var back = ((int)day.DayOfWeek - (int)weekStart + 7) % 7;
        return (day.PlusDays(-back), day.PlusDays(6 - back));
    }

    private static bool Contains(ImmutableArray<int> values, int index, int length) =>
        values.Contains(index) || values.Contains(index - length - 1);

    private static LocalDate NextMonth(LocalDate day) => new LocalDate(day.Year, day.Month, 1).PlusMonths(1);
}
