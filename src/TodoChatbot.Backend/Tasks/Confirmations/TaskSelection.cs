using TodoChatbot.Backend.Rules;
using TodoChatbot.Backend.Tasks.Recurring;

namespace TodoChatbot.Backend.Tasks.Confirmations;

/// <summary>The tasks that one change is meant for.</summary>
/// <param name="Tasks">The tasks, as they were when they were found.</param>
/// <param name="IsEverything">True when no criterion narrowed them down.</param>
/// <param name="Total">How many tasks match; more than the tasks selected when there are too many for one change.</param>
internal sealed record TaskSelection(IReadOnlyList<TodoTask> Tasks, bool IsEverything, int Total)
{
    public TaskSelection(IReadOnlyList<TodoTask> tasks)
        : this(tasks, IsEverything: false, tasks.Count)
    {
    }

    /// <summary>The occurrence that a caller names, which belongs to one task.</summary>
    /// <exception cref="RequestValidationException">The caller selects several tasks.</exception>
    public IReadOnlyDictionary<Guid, OccurrenceId> At(OccurrenceId? occurrence) => (occurrence, Tasks) switch
    {
        (null, _) => new Dictionary<Guid, OccurrenceId>(),
        ({ } named, [var task]) => new Dictionary<Guid, OccurrenceId> { [task.Id] = named },
        _ => throw RequestValidationException.For("Occurrence", "An occurrence belongs to one task. Name one task, or leave out the occurrence."),
    };
}
