namespace TodoChatbot.Language;

/// <summary>How dates and times are written in sentences, as .NET patterns. The names in them are those of the sentence's language.</summary>
public sealed record DateFormat
{
    /// <summary>A date with its weekday: "Tue 24 Nov 2026".</summary>
    public string Date { get; init; } = "ddd d MMM yyyy";

    /// <summary>A date without its weekday, inside a repetition: "24 Nov 2026".</summary>
    public string PlainDate { get; init; } = "d MMM yyyy";

    /// <summary>A day of every year: "24 November".</summary>
    public string MonthDay { get; init; } = "d MMMM";

    /// <summary>A time of day: "17:00".</summary>
    public string Time { get; init; } = "HH:mm";
}
