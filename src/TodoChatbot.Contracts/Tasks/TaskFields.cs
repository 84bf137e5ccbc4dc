using System.ComponentModel.DataAnnotations;

namespace TodoChatbot.Contracts.Tasks;

/// <summary>
/// What a person decides about a task: the body of POST and PUT. PATCH takes any part of it as a JSON merge patch (RFC 7396): what is
/// absent stays, null clears.
/// </summary>
/// <param name="Title">1 to 200 characters after trimming.</param>
/// <param name="Description">Up to 10,000 characters.</param>
/// <param name="Status">Where it stands.</param>
/// <param name="Priority">How much it matters.</param>
/// <param name="Due">When it is due, if it is.</param>
/// <param name="Recurrence">How it repeats, if it does; needs a due date or a start.</param>
/// <param name="Reminders">Up to 10.</param>
/// <param name="Tags">Up to 10 names of 1 to 50 characters; a new name makes a new tag.</param>
/// <param name="Project">The user's project it belongs to, if any.</param>
/// <param name="Parent">The number of the task it is a subtask of, if any; subtasks have no subtasks.</param>
public sealed record TaskFields(
    [property: Required(ErrorMessage = "A task needs a title.")] string Title,
    string? Description = null,
    TodoStatus Status = TodoStatus.Todo,
    Priority Priority = Priority.Medium,
    Due? Due = null,
    Recurrence? Recurrence = null,
    IReadOnlyList<Reminder>? Reminders = null,
    IReadOnlyList<string>? Tags = null,
    ProjectReference? Project = null,
    int? Parent = null);
