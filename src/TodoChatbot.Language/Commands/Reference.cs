using TodoChatbot.Language.Intents;

namespace TodoChatbot.Language.Commands;

/// <summary>How a sentence names tasks, and how plainly.</summary>
/// <param name="Tasks">The tasks.</param>
internal sealed record Reference(TaskReference Tasks)
{
    /// <summary>True when only existing tasks can be meant: "task 3", "it", "all overdue tasks", "the dentist appointment".</summary>
    public bool IsExplicit { get; init; }

    /// <summary>True when a word for tasks is among the words.</summary>
    public bool SpeaksOfTasks { get; init; }

    /// <summary>True for a number alone.</summary>
    public bool IsNumber { get; init; }

    /// <summary>True when the words are from the title of one of the user's tasks.</summary>
    public bool IsOwn { get; init; }

    /// <summary>True if the words are the whole title of that task, apart from articles and an initial verb.</summary>
    public bool IsWhole { get; init; }

    /// <summary>True if the words are unlikely to mean anything but that task: the whole title, or several words of it.</summary>
    public bool IsPlain { get; init; }

    /// <summary>True for "the …", "my …".</summary>
    public bool IsDefinite { get; init; }
}
