using TodoChatbot.Language.Intents;

namespace TodoChatbot.Language.Commands;

/// <summary>What words say about which tasks are meant.</summary>
/// <param name="Filter">The filter they make.</param>
internal sealed record FilterReading(TaskFilter Filter)
{
    /// <summary>True when they speak of tasks or lists at all.</summary>
    public bool SpeaksOfTasks { get; init; }

    /// <summary>True for "all", "everything", "my … s".</summary>
    public bool MeansSeveral { get; init; }

    /// <summary>True for "all" and "everything".</summary>
    public bool SaysAll { get; init; }

    /// <summary>True for "every tuesday", which is said of what is to be done and not of tasks that there are.</summary>
    public bool SaysHabit { get; init; }

    /// <summary>True when something narrows the tasks besides words.</summary>
    public bool Narrows { get; init; }

    /// <summary>True when all tasks fit.</summary>
    public bool IsEmpty => !Narrows && Filter is { Words: null, Limit: null };

    /// <summary>True when what is left of the words is about the world and not about tasks.</summary>
    public bool SpeaksOfWorld { get; init; }
}
