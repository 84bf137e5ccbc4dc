namespace TodoChatbot.Backend.Tasks.Tools;

/// <summary>The fields that a change can empty.</summary>
internal enum ClearableField
{
    /// <summary>The due date with its time.</summary>
    Due,

    /// <summary>The due time; the day stays.</summary>
    Time,

    /// <summary>The repetition.</summary>
    Recurrence,

    /// <summary>The project.</summary>
    Project,

    /// <summary>All reminders.</summary>
    Reminders,

    /// <summary>All tags.</summary>
    Tags,

    /// <summary>The parent task.</summary>
    Parent,

    /// <summary>The description.</summary>
    Description,
}
