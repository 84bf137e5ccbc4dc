using TodoChatbot.Contracts.Activity;

namespace TodoChatbot.Frontend.History;

/// <summary>Changes that were made together, and are undone together.</summary>
public sealed record ChangeSet(Guid Id, IReadOnlyList<ActivityItem> Changes)
{
    public DateTimeOffset At => Changes[0].At;

    public bool IsUndone => Changes.All(change => change.Undone);

    public bool CanUndo => Changes.Any(change => change.CanUndo);

    /// <summary>"on the page", "in the chat", "by curl, token “My script” (REST)".</summary>
    public string Through => (Changes[0].Door, Changes[0].Client) switch
    {
        (ChangeSource.Web, _) => "on the page",
        (ChangeSource.Chat, null) => "in the chat",
        (ChangeSource.Chat, { } client) => $"in the chat, {client}",
        (ChangeSource.Mcp, null) => "by a program (MCP)",
        (ChangeSource.Mcp, { } client) => $"by {client} (MCP)",
        (_, null) => "by a program (REST)",
        (_, { } client) => $"by {client} (REST)",
    };

    /// <summary>Gathers neighbours that belong together.</summary>
    public static IReadOnlyList<ChangeSet> Gather(IEnumerable<ActivityItem> changes) =>
        [.. changes.GroupBy(change => change.ChangeSet).Select(group => new ChangeSet(group.Key, [.. group]))];
}
