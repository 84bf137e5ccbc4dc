namespace TodoChatbot.Language.Readings;

/// <summary>What one line of text says about one task.</summary>
public sealed record LineReading
{
    /// <summary>What is left when the recognised spans are taken away, tidied: "pay rent". May be empty.</summary>
    public required string Title { get; init; }

    /// <summary>The description that a request gives in quotation marks; null when it gives none.</summary>
    public string? Description { get; init; }

    /// <summary>When it is due; null when the line does not say. For a repetition, its first occurrence.</summary>
    public Due? Due { get; init; }

    /// <summary>How it repeats; null when it does not.</summary>
    public Recurrence? Recurrence { get; init; }

    /// <summary>When to remind.</summary>
    public IReadOnlyList<Reminder> Reminders { get; init; } = [];

    /// <summary>True if the line asks for a reminder without a time: "remind me to oil the gate".</summary>
    public bool LacksReminderTime { get; init; }

    /// <summary>How urgent; null when the line does not say.</summary>
    public Priority? Priority { get; init; }

    /// <summary>Tags without the <c>#</c>, in the order written, each once.</summary>
    public IReadOnlyList<string> Tags { get; init; } = [];

    /// <summary>The project's name without the <c>+</c>; null when none is named.</summary>
    public string? Project { get; init; }

    /// <summary>Titles of subtasks ("with subtasks a, b and c").</summary>
    public IReadOnlyList<string> Subtasks { get; init; } = [];

    /// <summary>True when a ticked box stands before it: "[x] milk".</summary>
    public bool IsDone { get; init; }

    /// <summary>What was understood, in words; null when nothing but a title was.</summary>
    public string? Reading { get; init; }

    /// <summary>The recognised stretches in the order of the text, not overlapping.</summary>
    public IReadOnlyList<Span> Spans { get; init; } = [];
}
