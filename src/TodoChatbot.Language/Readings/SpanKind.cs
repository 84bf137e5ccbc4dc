namespace TodoChatbot.Language.Readings;

/// <summary>What a stretch of text can be taken for.</summary>
public enum SpanKind
{
    /// <summary>A date, a time, or both.</summary>
    Due,

    /// <summary>A repetition.</summary>
    Recurrence,

    /// <summary>A reminder.</summary>
    Reminder,

    /// <summary>A priority.</summary>
    Priority,

    /// <summary>A tag.</summary>
    Tag,

    /// <summary>A project.</summary>
    Project,

    /// <summary>A list of subtasks.</summary>
    Subtasks,

    /// <summary>Quoted text, taken word for word.</summary>
    Quote,
}
