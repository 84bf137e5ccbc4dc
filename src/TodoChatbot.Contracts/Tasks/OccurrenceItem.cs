namespace TodoChatbot.Contracts.Tasks;

/// <summary>One occurrence of a repeating task.</summary>
/// <param name="Id">Its identity: the moment that the rule gave it, <c>2026-11-24</c> or <c>2026-11-24T17:00</c>.</param>
/// <param name="Text">That moment in words.</param>
public sealed record OccurrenceItem(string Id, string Text);
