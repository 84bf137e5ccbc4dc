namespace TodoChatbot.Contracts.Tasks;

/// <summary>Says which way to set a task.</summary>
/// <param name="Completed">True for done, false for not done; null turns it to the other one.</param>
public sealed record CompleteTask(bool? Completed = null);
