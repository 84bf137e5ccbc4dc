using TodoChatbot.Contracts.Tasks;

namespace TodoChatbot.Backend.Tasks;

/// <summary>What became of a change to one task.</summary>
internal abstract record WriteOutcome
{
    private WriteOutcome()
    {
    }

    /// <summary>It was made; this is the task now.</summary>
    internal sealed record Saved(TaskItem Task) : WriteOutcome;

    /// <summary>The caller has no such task.</summary>
    internal sealed record Missing : WriteOutcome;

    /// <summary>It has open subtasks, and the caller wants the person to say what becomes of them.</summary>
    internal sealed record HasOpenSubtasks(string Title, IReadOnlyList<string> Subtasks) : WriteOutcome;

    /// <summary>The task is no longer at the version that the change was meant for.</summary>
    internal sealed record Stale(int Version) : WriteOutcome;
}
