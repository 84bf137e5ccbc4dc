namespace TodoChatbot.Backend.Chat.Runs;

/// <summary>Where a run stands.</summary>
internal enum RunStatus
{
    Running,
    Done,
    Cancelled,
    Failed,
}
