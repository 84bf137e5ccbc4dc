namespace TodoChatbot.Contracts.Chat;

/// <summary>The <c>run</c> event.</summary>
/// <param name="RunId">The run.</param>
/// <param name="ConversationId">Its conversation.</param>
public sealed record RunStarted(Guid RunId, Guid ConversationId);
