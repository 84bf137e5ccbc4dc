namespace TodoChatbot.Contracts.Tasks;

/// <summary>Where a task stands.</summary>
public enum TodoStatus
{
    /// <summary>Not begun.</summary>
    Todo,

    /// <summary>Begun.</summary>
    InProgress,

    /// <summary>Waits for a look.</summary>
    Review,

    /// <summary>Done.</summary>
    Done,
}
