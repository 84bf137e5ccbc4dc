using NodaTime;
using TodoChatbot.Language.Readings;

namespace TodoChatbot.Language.Intents;

/// <summary>Which tasks are meant; what is not said is null or empty, and an empty filter means all.</summary>
public sealed record TaskFilter
{
    /// <summary>Any of these; empty for every status. "Pending" is all but done.</summary>
    public IReadOnlyList<Status> Statuses { get; init; } = [];

    /// <summary>True for "all my tasks" with nothing that narrows them: the done ones, too.</summary>
    public bool Everything { get; init; }

    /// <summary>Those with these numbers.</summary>
    public IReadOnlyList<int> Numbers { get; init; } = [];

    /// <summary>Due from this day on.</summary>
    public LocalDate? DueFrom { get; init; }

    /// <summary>Due up to and including this day.</summary>
    public LocalDate? DueTo { get; init; }

    /// <summary>Due at this time of day or later ("morning" is 05:00 to 11:59).</summary>
    public LocalTime? TimeFrom { get; init; }

    /// <summary>Due at this time of day or earlier.</summary>
    public LocalTime? TimeTo { get; init; }

    /// <summary>Added from this day on ("what did I add today?").</summary>
    public LocalDate? AddedFrom { get; init; }

    /// <summary>Added up to and including this day.</summary>
    public LocalDate? AddedTo { get; init; }

    /// <summary>Completed from this day on ("what have I done this week?").</summary>
    public LocalDate? CompletedFrom { get; init; }

    /// <summary>Completed up to and including this day.</summary>
    public LocalDate? CompletedTo { get; init; }

    /// <summary>Only those whose due moment has passed.</summary>
    public bool Overdue { get; init; }

    /// <summary>Only those without a due date.</summary>
    public bool NoDue { get; init; }

    /// <summary>Only those that repeat.</summary>
    public bool Repeating { get; init; }

    /// <summary>Only those with a reminder.</summary>
    public bool HasReminders { get; init; }

    /// <summary>Only those without a project.</summary>
    public bool NoProject { get; init; }

    /// <summary>Any of these; empty for every priority.</summary>
    public IReadOnlyList<Priority> Priorities { get; init; } = [];

    /// <summary>All of these tags.</summary>
    public IReadOnlyList<string> Tags { get; init; } = [];

    /// <summary>In this project.</summary>
    public string? Project { get; init; }

    /// <summary>None of these: "everything except the dentist".</summary>
    public TaskReference? Except { get; init; }

    /// <summary>With these words.</summary>
    public string? Words { get; init; }

    /// <summary>Only the first so many in <see cref="Order"/> ("my next task").</summary>
    public int? Limit { get; init; }

    /// <summary>What comes first.</summary>
    public TaskOrder Order { get; init; }

    /// <summary>Combines two filters; the later one wins if both set a field.</summary>
    /// <param name="later">The filter of the next message.</param>
    public TaskFilter And(TaskFilter later) => new()
    {
        Statuses = later.Statuses.Count > 0 ? later.Statuses : Statuses,
        Everything = Everything && later.Everything,
        Numbers = later.Numbers.Count > 0 ? later.Numbers : Numbers,
        DueFrom = later.DueFrom ?? DueFrom,
        DueTo = later.DueTo ?? DueTo,
        TimeFrom = later.TimeFrom ?? TimeFrom,
        TimeTo = later.TimeTo ?? TimeTo,
        AddedFrom = later.AddedFrom ?? AddedFrom,
        AddedTo = later.AddedTo ?? AddedTo,
        CompletedFrom = later.CompletedFrom ?? CompletedFrom,
        CompletedTo = later.CompletedTo ?? CompletedTo,
        Overdue = Overdue || later.Overdue,
        NoDue = NoDue || later.NoDue,
        Repeating = Repeating || later.Repeating,
        HasReminders = HasReminders || later.HasReminders,
        NoProject = NoProject || later.NoProject,
        Priorities = later.Priorities.Count > 0 ? later.Priorities : Priorities,
        Tags = [.. Tags.Union(later.Tags, StringComparer.OrdinalIgnoreCase)],
        Project = later.Project ?? Project,
        Except = later.Except ?? Except,
        Words = later.Words ?? Words,
        Limit = later.Limit ?? Limit,
        Order = later.Order != TaskOrder.DueFirst ? later.Order : Order,
    };
}
