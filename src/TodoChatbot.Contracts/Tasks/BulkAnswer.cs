namespace TodoChatbot.Contracts.Tasks;

/// <summary>What became of an action on several tasks.</summary>
/// <param name="Items">The tasks as they are now; those that were gone already are left out.</param>
/// <param name="ChangeSet">What <c>POST undo</c> takes back in one step; null when nothing was done yet.</param>
/// <param name="Preview">Present when nothing was done yet, because the person has to agree first.</param>
public sealed record BulkAnswer(IReadOnlyList<TaskItem> Items, Guid? ChangeSet, BulkPreview? Preview);
