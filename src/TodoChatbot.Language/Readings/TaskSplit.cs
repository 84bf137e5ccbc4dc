namespace TodoChatbot.Language.Readings;

/// <summary>A text read as one or several tasks.</summary>
public sealed record TaskSplit
{
    /// <summary>One reading for each task.</summary>
    public required IReadOnlyList<LineReading> Tasks { get; init; }

    /// <summary>
    /// True when the text clearly lists several tasks: on lines of their own, under a heading, or because two or more parts carry a date.
    /// False when it is one task, or may be several.
    /// </summary>
    public bool IsClear { get; init; }

    /// <summary>The heading above the tasks, which is none of them; null when there is none.</summary>
    public string? Heading { get; init; }
}
