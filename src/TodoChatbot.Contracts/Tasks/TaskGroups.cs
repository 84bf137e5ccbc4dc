namespace TodoChatbot.Contracts.Tasks;

/// <summary>A list divided by due date.</summary>
/// <param name="Groups">The groups that have tasks, from top to bottom.</param>
public sealed record TaskGroups(IReadOnlyList<TaskGroupPage> Groups);
