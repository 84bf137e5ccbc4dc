using System.Globalization;
using System.Xml;
using TodoChatbot.Contracts.Tasks;
using TodoChatbot.Frontend.Backend;

namespace TodoChatbot.Frontend.Tasks.Editing;

/// <summary>A task as its page edits it: everything as text, repetition and reminders in words.</summary>
public sealed class TaskForm
{
    public string? Title { get; set; }

    public string? Description { get; set; }

    /// <summary>As on the wire.</summary>
    public string? Status { get; set; }

    /// <summary>As on the wire.</summary>
    public string? Priority { get; set; }

    /// <summary><c>2026-11-24</c></summary>
    public string? Date { get; set; }

    /// <summary><c>17:00</c></summary>
    public string? Time { get; set; }

    /// <summary>When it ends, <c>18:00</c>; empty when nobody said.</summary>
    public string? Until { get; set; }

    public string? TimeZone { get; set; }

    /// <summary>"every other Friday"</summary>
    public string? Repeats { get; set; }

    /// <summary>A line for each: "30 minutes before".</summary>
    public string? Reminders { get; set; }

    /// <summary>As <see cref="TagLine"/> writes them.</summary>
    public string? Tags { get; set; }

    public string? Project { get; set; }

    /// <summary>The number of the task it is a subtask of.</summary>
    public string? Parent { get; set; }

    /// <summary>The version that was edited.</summary>
    public int Version { get; set; }

    public static TaskForm Of(TaskItem task) => new()
    {
        Title = task.Title,
        Description = task.Description,
        Status = task.Status.WireName,
        Priority = task.Priority.WireName,
        Date = task.Due?.Date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
        Time = task.Due?.Time is { } time ? Clock(time) : null,
        Until = task.Due is { Time: { } start, Duration: { } duration } ? Clock(start.Add(XmlConvert.ToTimeSpan(duration))) : null,
        TimeZone = task.Due?.TimeZone,
        Repeats = task.Recurrence?.Text,
        Reminders = string.Join('\n', task.Reminders.Select(reminder => reminder.Text ?? reminder.Trigger)),
        Tags = TagLine.Write(task.Tags),
        Project = task.Project?.Name,
        Parent = task.Parent?.ToString(CultureInfo.InvariantCulture),
        Version = task.Version,
    };

    private static string Clock(TimeOnly time) => time.ToString("HH:mm", CultureInfo.InvariantCulture);
}
