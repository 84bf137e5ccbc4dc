using TodoChatbot.Backend.Tasks.Confirmations;

namespace TodoChatbot.Backend.Tasks.Tools;

/// <summary>What the words for a task came to.</summary>
internal abstract record TaskMatch
{
    private TaskMatch()
    {
    }

    /// <summary>Exactly these; at least one.</summary>
    internal sealed record These(TaskSelection Selection) : TaskMatch
    {
        public These(IReadOnlyList<TodoTask> tasks)
            : this(new TaskSelection(tasks))
        {
        }
    }

    /// <summary>Several fit; which one is for the user to say.</summary>
    internal sealed record Several(IReadOnlyList<TodoTask> Candidates, int Total) : TaskMatch;
}
