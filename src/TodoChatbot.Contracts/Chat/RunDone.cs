namespace TodoChatbot.Contracts.Chat;

/// <summary>The <c>done</c> event.</summary>
/// <param name="Answer">The whole answer.</param>
/// <param name="Cancelled">True when the person stopped it.</param>
public sealed record RunDone(ChatAnswer Answer, bool Cancelled = false);
