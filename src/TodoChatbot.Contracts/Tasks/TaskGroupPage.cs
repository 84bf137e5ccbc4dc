namespace TodoChatbot.Contracts.Tasks;

/// <summary>The first tasks of a group.</summary>
/// <param name="Group">Which group.</param>
/// <param name="Total">How many tasks it has.</param>
/// <param name="Items">The first of them, in the order of due dates; not more than were asked for.</param>
public sealed record TaskGroupPage(DueGroup Group, int Total, IReadOnlyList<TaskItem> Items);
