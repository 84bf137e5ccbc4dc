namespace TodoChatbot.Contracts.Activity;

/// <summary>What an undo or redo did.</summary>
/// <param name="Summary">In words: "Undid: completed task 3 “Buy milk”".</param>
/// <param name="Changes">The changes that it took back, the newest first.</param>
public sealed record UndoneChanges(string Summary, IReadOnlyList<ActivityItem> Changes);
