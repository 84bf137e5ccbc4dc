using System.Globalization;
using TodoChatbot.Language.Readings;
using TodoChatbot.Language.Rules;
using TodoChatbot.Language.Vocabularies;

namespace TodoChatbot.Language.Cultures.English;

/// <summary>English sentences for meanings.</summary>
internal static class EnglishWording
{
    public static Wording Instance { get; } = new()
    {
        Weekdays = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"],
        ShortWeekdays = ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"],
        Months = ["January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December"],
        ShortMonths = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"],
        DateAtTime = "{0} at {1}",
        TimeRange = "{0} to {1}",
        And = "and",
        EveryUnit = frequency => $"every {Unit(frequency)}",
        EveryUnits = (frequency, count) => string.Create(CultureInfo.InvariantCulture, $"every {count} {Unit(frequency)}s"),
        EveryDays = "every {0}",
        EveryOtherDay = "every other {0}",
        EveryWorkday = "every weekday",
        OnDays = "on {0}",
        Weekday = day => day,
        NthWeekday = (place, day) => $"the {Place(place)} {day}",
        MonthDay = day => day > 0 ? $"the {Ordinal(day)}" : $"the {Place(day)} day",
        YearDay = day => $"the {(day > 0 ? Ordinal(day) : Place(day))} day",
        NthWorkday = place => $"the {Place(place)} workday",
        DayOfMonth = "{0} {1}",
        MonthAndDay = "{1} {0}",
        InMonths = "in {0}",
        ExceptDays = "except on {0}",
        ExceptMonths = "except in {0}",
        InWeeks = "in {0}",
        Week = "week {0}",
        AtTimes = "at {0}",
        FromTimes = "from {0} to {1}",
        Times = "for {0} times",
        UntilDate = "until {0}",
        StartingDate = "starting {0}",
        ExceptDates = "except {0}",
        AfterCompletion = "after completion",
        LengthBefore = "{0} before",
        AtDueTime = "at the time",
        Reminders = "remind {0}",
        Count = (unit, count) => string.Create(CultureInfo.InvariantCulture, $"{count} {Name(unit)}{(count == 1 ? "" : "s")}"),
        Priorities = priority => $"{Name(priority)} priority",
        Subtasks = "subtasks {0}",
        Literal = "word for word",
    };

    private static string Unit(Frequency frequency) => frequency switch
    {
        Frequency.Secondly => "second",
        Frequency.Minutely => "minute",
        Frequency.Hourly => "hour",
        Frequency.Daily => "day",
        Frequency.Weekly => "week",
        Frequency.Monthly => "month",
        _ => "year",
    };

    private static string Name(TimeUnit unit) => unit switch
    {
        TimeUnit.Second => "second",
        TimeUnit.Minute => "minute",
        TimeUnit.Hour => "hour",
        TimeUnit.Day => "day",
        TimeUnit.Week => "week",
        TimeUnit.Month => "month",
        _ => "year",
    };

    private static string Name(Priority priority) => priority switch
    {
        Priority.Low => "low",
        Priority.Medium => "medium",
        Priority.High => "high",
        _ => "urgent",
    };

    private static string Place(int place) => place switch
    {
        1 => "first",
        2 => "second",
        3 => "third",
        4 => "fourth",
        5 => "fifth",
        -1 => "last",
        < 0 => $"{Ordinal(-place)} to last",
        _ => Ordinal(place),
    };

    private static string Ordinal(int number)
    {
        var suffix = (number % 100) is >= 11 and <= 13 ? "th" : (number % 10) switch { 1 => "st", 2 => "nd", 3 => "rd", _ => "th" };
        return string.Create(CultureInfo.InvariantCulture, $"{number}{suffix}");
    }
}
