namespace TodoChatbot.Language.Readings;

/// <summary>How urgent a task is said to be.</summary>
public enum Priority
{
    /// <summary>"!low".</summary>
    Low,

    /// <summary>"!medium", and what is meant when nothing is said.</summary>
    Medium,

    /// <summary>"!high", "important".</summary>
    High,

    /// <summary>"!urgent", "asap".</summary>
    Urgent,
}
