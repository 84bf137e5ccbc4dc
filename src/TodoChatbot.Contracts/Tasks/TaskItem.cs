using System.Text.Json.Serialization;

namespace TodoChatbot.Contracts.Tasks;

/// <summary>A task as its owner sees it.</summary>
/// <param name="Id">UUID version 7.</param>
/// <param name="Number">The small number the owner calls it by; never used again for another task.</param>
/// <param name="Title">The title.</param>
/// <param name="Description">The description; empty when there is none.</param>
/// <param name="Status">Where it stands.</param>
/// <param name="Priority">How much it matters.</param>
/// <param name="Due">When it is due; of a repeating task, the next occurrence.</param>
/// <param name="Recurrence">How it repeats.</param>
/// <param name="Reminders">When to remind.</param>
/// <param name="Tags">The names of its tags.</param>
/// <param name="Project">Its project.</param>
/// <param name="Parent">The number of the task it is a subtask of.</param>
/// <param name="Completed">True exactly when the status is done.</param>
/// <param name="CompletedAt">When it was completed.</param>
/// <param name="CreatedAt">When it was added.</param>
/// <param name="UpdatedAt">When it last changed.</param>
/// <param name="Version">Grows with each change. Send it in quotes as If-Match, or the ETag, which begins with it.</param>
public sealed record TaskItem(
    Guid Id,
    int Number,
    string Title,
    string Description,
    TodoStatus Status,
    Priority Priority,
    Due? Due,
    Recurrence? Recurrence,
    IReadOnlyList<Reminder> Reminders,
    IReadOnlyList<string> Tags,
    ProjectReference? Project,
    int? Parent,
    bool Completed,
    DateTimeOffset? CompletedAt,
    DateTimeOffset CreatedAt,
    DateTimeOffset UpdatedAt,
    int Version)
{
    /// <summary>
    /// The occurrence that a repeating task is at, or that a completed one was: the moment that the rule gave it, wherever its due date was
    /// moved. <c>2026-11-24</c> or <c>2026-11-24T17:00</c>.
    /// </summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Occurrence { get; init; }

    /// <summary>The title of the task it is a subtask of.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? ParentTitle { get; init; }

    /// <summary>How far it is with its subtasks, in answers that read tasks; absent when it has none.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public SubtaskCount? Subtasks { get; init; }

    /// <summary>The id of the repeating task of which this is a completed occurrence.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public Guid? Series { get; init; }

    /// <summary>In the answer to a completion of a repeating task, the occurrence that is completed.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public OccurrenceItem? CompletedOccurrence { get; init; }

    /// <summary>In the answer to a write, what was understood in words: "Tue 24 Nov 2026 at 17:00, every week".</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Reading { get; init; }

    /// <summary>In the answer to a write, the change set that <c>POST undo</c> takes back; null when nothing changed.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public Guid? ChangeSet { get; init; }
}
