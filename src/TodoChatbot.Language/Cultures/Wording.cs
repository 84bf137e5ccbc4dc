using System.Collections.Immutable;
using System.Globalization;
using TodoChatbot.Language.Readings;
using TodoChatbot.Language.Rules;

namespace TodoChatbot.Language.Cultures;

/// <summary>
/// How a culture says meanings back. Placeholders in braces are filled in; what is said must be readable by the culture's own words.
/// </summary>
internal sealed record Wording
{
    /// <summary>From Monday on.</summary>
    public required ImmutableArray<string> Weekdays { get; init; }

    public required ImmutableArray<string> ShortWeekdays { get; init; }

    /// <summary>From January on.</summary>
    public required ImmutableArray<string> Months { get; init; }

    public required ImmutableArray<string> ShortMonths { get; init; }

    /// <summary>{0} date, {1} time.</summary>
    public required string DateAtTime { get; init; }

    /// <summary>{0} start, {1} end, of a range of times.</summary>
    public required string TimeRange { get; init; }

    /// <summary>Joins the last two of a list.</summary>
    public required string And { get; init; }

    /// <summary>"every {unit}", for each frequency.</summary>
    public required Func<Frequency, string> EveryUnit { get; init; }

    /// <summary>"every {n} {units}", for each frequency.</summary>
    public required Func<Frequency, int, string> EveryUnits { get; init; }

    /// <summary>{0} a list of weekdays.</summary>
    public required string EveryDays { get; init; }

    /// <summary>{0} one weekday, every second time.</summary>
    public required string EveryOtherDay { get; init; }

    public required string EveryWorkday { get; init; }

    /// <summary>{0} a list of days.</summary>
    public required string OnDays { get; init; }

    /// <summary>A weekday among the days of a rule, {0} its name.</summary>
    public required Func<string, string> Weekday { get; init; }

    /// <summary>The place of a weekday, {0} its name: "first Friday", "last Friday".</summary>
    public required Func<int, string, string> NthWeekday { get; init; }

    /// <summary>A day of the month or year by its number, from the end when negative.</summary>
    public required Func<int, string> MonthDay { get; init; }

    public required Func<int, string> YearDay { get; init; }

    public required Func<int, string> NthWorkday { get; init; }

    /// <summary>{0} day, {1} month, where the day is written first.</summary>
    public required string DayOfMonth { get; init; }

    /// <summary>{0} day, {1} month, where the month is written first.</summary>
    public required string MonthAndDay { get; init; }

    /// <summary>{0} a list of months.</summary>
    public required string InMonths { get; init; }

    /// <summary>{0} a list of months that are left out.</summary>
    public required string ExceptMonths { get; init; }

    /// <summary>{0} a list of days of the month that are left out.</summary>
    public required string ExceptDays { get; init; }

    /// <summary>{0} a list of weeks, each as <see cref="Week"/> says it.</summary>
    public required string InWeeks { get; init; }

    public required string Week { get; init; }

    /// <summary>{0} a list of times.</summary>
    public required string AtTimes { get; init; }

    /// <summary>{0} first, {1} last hour of a repetition within the day.</summary>
    public required string FromTimes { get; init; }

    /// <summary>{0} how many times.</summary>
    public required string Times { get; init; }

    /// <summary>{0} the last day.</summary>
    public required string UntilDate { get; init; }

    /// <summary>{0} the first day.</summary>
    public required string StartingDate { get; init; }

    /// <summary>{0} a list of days.</summary>
    public required string ExceptDates { get; init; }

    public required string AfterCompletion { get; init; }

    /// <summary>{0} a length of time.</summary>
    public required string LengthBefore { get; init; }

    public required string AtDueTime { get; init; }

    /// <summary>{0} reminders.</summary>
    public required string Reminders { get; init; }

    /// <summary>So many of a unit: "3 days".</summary>
    public required Func<Vocabularies.TimeUnit, long, string> Count { get; init; }

    public required Func<Priority, string> Priorities { get; init; }

    /// <summary>{0} the titles.</summary>
    public required string Subtasks { get; init; }

    /// <summary>What stays word for word.</summary>
    public required string Literal { get; init; }

    /// <summary>The short names of weekdays and months, for the patterns of dates.</summary>
    public CultureInfo Names => field ??= NamesOf(this);

    private static CultureInfo NamesOf(Wording wording)
    {
        var culture = (CultureInfo)CultureInfo.InvariantCulture.Clone();
        culture.DateTimeFormat.AbbreviatedDayNames = [wording.ShortWeekdays[^1], .. wording.ShortWeekdays[..^1]];
        culture.DateTimeFormat.AbbreviatedMonthNames = [.. wording.ShortMonths, ""];
        culture.DateTimeFormat.AbbreviatedMonthGenitiveNames = culture.DateTimeFormat.AbbreviatedMonthNames;
        return CultureInfo.ReadOnly(culture);
    }
}
