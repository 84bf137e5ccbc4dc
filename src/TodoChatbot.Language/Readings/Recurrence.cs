using NodaTime;

namespace TodoChatbot.Language.Readings;

/// <summary>A repetition in the terms of RFC 5545, in local wall-clock time.</summary>
public sealed record Recurrence
{
    /// <summary>The RECUR value without <c>RRULE:</c> or DTSTART, FREQ first: <c>FREQ=WEEKLY;INTERVAL=2;BYDAY=FR</c>.</summary>
    public required string Rule { get; init; }

    /// <summary>The first occurrence's day.</summary>
    public required LocalDate StartDate { get; init; }

    /// <summary>The first occurrence's time; null for whole days.</summary>
    public LocalTime? StartTime { get; init; }

    /// <summary>
    /// The day the text names as the first, when it names one: "starting 3 jan". The first occurrence is that day or the next one of the rule.
    /// </summary>
    public LocalDate? NamedStart { get; init; }

    /// <summary>Occurrences left out (EXDATE): a day, or one moment of it.</summary>
    public IReadOnlyList<ExcludedDate> ExcludedDates { get; init; } = [];

    /// <summary>True for "every! 3 days": the next occurrence is counted from completion, not from the calendar.</summary>
    public bool AfterCompletion { get; init; }

    /// <summary>A left-out day, or with a time one left-out moment.</summary>
    /// <param name="Date">The local date.</param>
    /// <param name="Time">The local time; null leaves out every occurrence of the day.</param>
    public sealed record ExcludedDate(LocalDate Date, LocalTime? Time = null);
}
