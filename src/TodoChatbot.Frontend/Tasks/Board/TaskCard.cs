using TodoChatbot.Contracts.Tasks;

namespace TodoChatbot.Frontend.Tasks.Board;

/// <summary>A task as lists and the chat show it, whichever answer it came in.</summary>
public sealed record TaskCard(int Number, string Title, TodoStatus Status, Priority Priority)
{
    public DueDate? Due { get; init; }

    /// <summary>How it repeats, in words.</summary>
    public string? Repeats { get; init; }

    /// <summary>The occurrence that it is at, if it repeats.</summary>
    public string? Occurrence { get; init; }

    /// <summary>When it reminds, in words; empty when it does not.</summary>
    public string Reminders { get; init; } = string.Empty;

    public bool HasDescription { get; init; }

    public IReadOnlyList<string> Tags { get; init; } = [];

    public string? Project { get; init; }

    /// <summary>The colour of its project, as <c>#rrggbb</c>; null when it is not known here.</summary>
    public string? Colour { get; init; }

    /// <summary>The number of the task it is a subtask of.</summary>
    public int? Parent { get; init; }

    public bool IsDone => Status == TodoStatus.Done;

    public static TaskCard Of(TaskItem task) => new(task.Number, task.Title, task.Status, task.Priority)
    {
        Due = task.Due is not { } due ? null : DueDate.Parse(due.Local, due.Text) ?? new DueDate(due.Date, due.Time, due.TimeZone, due.Text),
        Repeats = task.Recurrence?.Text,
        Occurrence = task.Occurrence,
        Reminders = string.Join(", ", task.Reminders.Select(reminder => reminder.Text)),
        HasDescription = task.Description.Length > 0,
        Tags = task.Tags,
        Project = task.Project?.Name,
        Parent = task.Parent,
    };
}
