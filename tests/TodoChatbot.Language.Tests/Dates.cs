namespace TodoChatbot.Language.Tests;

/// <summary>The ways to write dates that sentences are tested with.</summary>
internal static class Dates
{
    public static DateFormat DayFirst { get; } = new();

    public static DateFormat MonthFirst { get; } = new() { Date = "ddd, MMM d, yyyy", PlainDate = "MMM d, yyyy", MonthDay = "MMMM d", Time = "h:mm tt" };

    public static DateFormat YearFirst { get; } = new() { Date = "ddd yyyy-MM-dd", PlainDate = "yyyy-MM-dd", MonthDay = "MMMM d", Time = "HH:mm" };

    public static IReadOnlyDictionary<string, DateFormat> All { get; } = new Dictionary<string, DateFormat>
    {
        [nameof(DayFirst)] = DayFirst,
        [nameof(MonthFirst)] = MonthFirst,
        [nameof(YearFirst)] = YearFirst,
    };
}
