using TodoChatbot.Contracts.Tasks;

namespace TodoChatbot.Backend.Tasks.Confirmations;

/// <summary>The outcome of a change that may need a confirmation.</summary>
internal abstract record ChangeOutcome
{
    private ChangeOutcome()
    {
    }

    /// <summary>The change was made.</summary>
    internal sealed record Written(IReadOnlyList<TaskItem> Tasks) : ChangeOutcome;

    /// <summary>Nothing was changed, because the user has to agree first.</summary>
    /// <param name="Preview">What would change, with the confirmation that allows it.</param>
    /// <param name="Tasks">The tasks that would change, as they are now.</param>
    internal sealed record Unconfirmed(BulkPreview Preview, IReadOnlyList<TaskItem> Tasks) : ChangeOutcome;

    /// <summary>Nothing was changed, because the user has to say first what becomes of open subtasks.</summary>
    /// <param name="Parents">The titles of the tasks that have some.</param>
    /// <param name="Subtasks">The titles of the open subtasks.</param>
    internal sealed record HasOpenSubtasks(IReadOnlyList<string> Parents, IReadOnlyList<string> Subtasks) : ChangeOutcome;
}
