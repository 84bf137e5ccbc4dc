namespace TodoChatbot.Contracts.Tasks;

/// <summary>How far a task is with its subtasks.</summary>
/// <param name="Done">How many are done.</param>
/// <param name="Total">How many there are.</param>
public sealed record SubtaskCount(int Done, int Total);
