using TodoChatbot.Contracts;
using TodoChatbot.Contracts.Tasks;

namespace TodoChatbot.Backend.Tasks.Listing;

/// <summary>Which tasks to list, in which order; what is not said does not narrow.</summary>
internal sealed record TaskQuery
{
    public IReadOnlyList<TodoStatus> Statuses { get; init; } = [];

    /// <summary>Only the tasks with these numbers.</summary>
    public IReadOnlyList<int> Numbers { get; init; } = [];

    public IReadOnlyList<Priority> Priorities { get; init; } = [];

    /// <summary>Names; a task has all of them.</summary>
    public IReadOnlyList<string> Tags { get; init; } = [];

    /// <summary>A name or an id.</summary>
    public string? Project { get; init; }

    /// <summary>Due before this day.</summary>
    public DateOnly? DueBefore { get; init; }

    /// <summary>Due after this day.</summary>
    public DateOnly? DueAfter { get; init; }

    /// <summary>Due at this time of day or later.</summary>
    public TimeOnly? TimeFrom { get; init; }

    /// <summary>Due at this time of day or earlier.</summary>
    public TimeOnly? TimeTo { get; init; }

    /// <summary>Added at this moment or later.</summary>
    public DateTimeOffset? AddedFrom { get; init; }

    /// <summary>Added before this moment.</summary>
    public DateTimeOffset? AddedBefore { get; init; }

    /// <summary>Completed at this moment or later.</summary>
    public DateTimeOffset? CompletedFrom { get; init; }

    /// <summary>Completed before this moment.</summary>
    public DateTimeOffset? CompletedBefore { get; init; }

    public bool Overdue { get; init; }

    public bool NoDue { get; init; }

    public bool Repeating { get; init; }

    public bool HasReminders { get; init; }

    public bool NoProject { get; init; }

    /// <summary>The number of the task whose subtasks to list.</summary>
    public int? Parent { get; init; }

    /// <summary>Words to search for.</summary>
    public string? Text { get; init; }

    /// <summary>The order asked for, if one was.</summary>
    public TaskSort? Sort { get; init; }

    /// <summary>The order: by due date when nothing is said, of done tasks by when they were completed.</summary>
    public TaskSort Order => Sort ?? (Statuses is [TodoStatus.Done] ? TaskSort.Completed : TaskSort.Due);

    /// <summary>The direction asked for, if one was.</summary>
    public SortOrder? Direction { get; init; }

    /// <summary>True when the order's last comes first: what is due and titles begin at the front unless asked otherwise, the other orders at the end.</summary>
    public bool IsDescending => Direction is { } asked ? asked == SortOrder.Desc : Order is not (TaskSort.Due or TaskSort.Title);

    public int Limit { get; init; } = Limits.DefaultPageSize;

    public string? Cursor { get; init; }
}
