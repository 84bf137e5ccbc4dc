namespace TodoChatbot.Backend.Chat.Runs;

/// <summary>The person wants a run to stop.</summary>
internal sealed class RunCancelledException() : Exception("The run was cancelled.");
