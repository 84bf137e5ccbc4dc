namespace TodoChatbot.Backend.Tasks.Tools;

/// <summary>A set of statuses by one word.</summary>
internal enum StatusFilter
{
    /// <summary>All but done.</summary>
    Open,

    /// <summary>Done.</summary>
    Done,

    /// <summary>Every status.</summary>
    All,

    /// <summary>Not begun.</summary>
    Todo,

    /// <summary>Begun.</summary>
    InProgress,

    /// <summary>Waits for a look.</summary>
    Review,
}
