using System.ComponentModel.DataAnnotations;
using System.Text.Json.Serialization;

namespace TodoChatbot.Contracts.Tasks;

/// <summary>Marks a task, or one occurrence of it, as done or not done.</summary>
/// <param name="Completed">True for done, false for not done; null for the other way than now, or for done when an occurrence is named.</param>
/// <param name="Occurrence">
/// The <c>occurrence</c> of a repeating task that is meant; null for the current one. Completing one that is completed already changes nothing
/// and succeeds.
/// </param>
/// <param name="Subtasks">What becomes of the open subtasks of a task that is completed and doesn't repeat: <c>keep</c> (the default), <c>complete</c> or <c>ask</c>.</param>
public sealed record CompleteTask(
    bool? Completed = null,
    [property: StringLength(Limits.OccurrenceLength), JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? Occurrence = null,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] OpenSubtasks? Subtasks = null);
