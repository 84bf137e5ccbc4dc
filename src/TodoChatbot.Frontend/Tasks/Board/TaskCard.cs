using System.Security.Cryptography;
using System.Text.Json;
using TodoChatbot.Contracts.Tasks;

namespace TodoChatbot.Frontend.Tasks.Board;

/// <summary>A task as lists and the chat show it, whichever answer it came in.</summary>
public sealed record TaskCard(int Number, string Title, TodoStatus Status, Priority Priority)
{
    private const int FingerprintBytes = 6;

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

    /// <summary>That task's title, where it is known.</summary>
    public string? ParentTitle { get; init; }

    /// <summary>How far it is with its subtasks; null when it has none, or that is not known.</summary>
    public SubtaskCount? Subtasks { get; init; }

    /// <summary>True where it stands right under its parent.</summary>
    public bool IsIndented { get; init; }

    /// <summary>Tells whether the card would be drawn otherwise than it is: the same for the same look.</summary>
    /// <param name="group">The group of the list that it stands in.</param>
    /// <param name="now">The present moment, which decides what is late.</param>
    public string FingerprintIn(string group, DateTimeOffset now)
    {
        var look = JsonSerializer.SerializeToUtf8Bytes(new { Card = this, group, Relative = Due?.Relative(now), IsOver = Due?.IsOver(now) });
        return Convert.ToHexStringLower(SHA256.HashData(look).AsSpan(0, FingerprintBytes));
    }

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
        ParentTitle = task.ParentTitle,
        Subtasks = task.Subtasks,
    };
}
