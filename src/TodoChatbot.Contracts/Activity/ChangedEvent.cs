namespace TodoChatbot.Contracts.Activity;

/// <summary>The <c>changed</c> event of <c>GET /api/events</c>.</summary>
/// <param name="Kinds">What changed: <c>tasks</c> (also projects and tags), <c>conversations</c>.</param>
public sealed record ChangedEvent(IReadOnlyList<string> Kinds);
