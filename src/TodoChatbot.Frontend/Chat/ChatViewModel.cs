using TodoChatbot.Contracts.Chat;

namespace TodoChatbot.Frontend.Chat;

/// <summary>What the chat side of the home page shows.</summary>
/// <param name="Current">The open conversation; null for one that has not begun.</param>
/// <param name="Conversations">The latest conversations, the latest first.</param>
public sealed record ChatViewModel(Conversation? Current, IReadOnlyList<ConversationItem> Conversations);
