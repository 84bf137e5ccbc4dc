namespace TodoChatbot.Frontend.Tasks.Board;

/// <summary>How far ahead a list looks.</summary>
public enum BoardSpan
{
    /// <summary>Whenever it is due, or not at all.</summary>
    Any,

    /// <summary>Today, and what is late.</summary>
    Today,

    /// <summary>The next seven days, and what is late.</summary>
    Week,
}
