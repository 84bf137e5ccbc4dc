namespace TodoChatbot.Backend.Chat.Runs;

/// <summary>This process may no longer work on a run.</summary>
internal sealed class RunLostException() : Exception("The run belongs to another process, has ended or was deleted.");
