using System.ComponentModel.DataAnnotations;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization;

namespace TodoChatbot.Contracts.Tasks;

/// <summary>One action on several tasks.</summary>
/// <param name="Tasks">Their numbers or ids, as text.</param>
/// <param name="Action">What is done.</param>
/// <param name="Change">With the action <c>change</c>, and only then: the fields to change, as a JSON merge patch of a task.</param>
/// <param name="Day">With the action <c>move</c>, and only then: the day.</param>
/// <param name="Confirmation">The confirmation of the preview that the person agreed to; needed for more than five tasks.</param>
/// <param name="Occurrences">
/// With the action <c>complete</c>: the <c>occurrence</c> of each repeating task that is meant, by the name that the task has in
/// <paramref name="Tasks"/>. Without it the current one is completed.
/// </param>
/// <param name="Subtasks">
/// With the action <c>complete</c>: what becomes of the open subtasks of tasks that don't repeat: <c>keep</c> (the default), <c>complete</c> or <c>ask</c>.
/// </param>
public sealed record BulkTasks(
    [property: Required(ErrorMessage = "Say which tasks."), Length(1, Limits.MaximumPageSize, ErrorMessage = "Name 1 to 200 tasks.")] IReadOnlyList<string> Tasks,
    [property: Required(ErrorMessage = "Say what to do: complete, reopen, delete, change, move or spread.")] BulkAction? Action,
    JsonObject? Change = null,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] DateOnly? Day = null,
    string? Confirmation = null,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] IReadOnlyDictionary<string, string>? Occurrences = null,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] OpenSubtasks? Subtasks = null);
