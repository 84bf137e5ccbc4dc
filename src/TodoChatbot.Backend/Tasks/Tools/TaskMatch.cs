namespace TodoChatbot.Backend.Tasks.Tools;

/// <summary>What the words for a task came to.</summary>
internal abstract record TaskMatch
{
    private TaskMatch()
    {
    }

    /// <summary>Exactly these.</summary>
    /// <param name="Tasks">At least one.</param>
    /// <param name="IsEverything">True for "all": nothing narrowed it down.</param>
    internal sealed record These(IReadOnlyList<TodoTask> Tasks, bool IsEverything = false) : TaskMatch;

    /// <summary>Several fit; which one is for the user to say.</summary>
    internal sealed record Several(IReadOnlyList<TodoTask> Candidates, int Total) : TaskMatch;
}
