namespace TodoChatbot.Frontend.Tasks.Board;

/// <summary>Which tasks a list shows by where they stand.</summary>
public enum BoardStatus
{
    /// <summary>All that are not done.</summary>
    Open,
    Todo,
    InProgress,
    Review,
    Done,
    All,
}
