namespace TodoChatbot.Contracts.Chat;

/// <summary>The assistant's whole answer.</summary>
/// <param name="ConversationId">The conversation.</param>
/// <param name="RunId">The run that made the answer.</param>
/// <param name="Response">The text of the answer.</param>
/// <param name="ToolCalls">What the assistant did.</param>
/// <param name="Message">The answer as it is kept.</param>
/// <param name="UserMessage">What was said, as it is kept.</param>
/// <param name="Notice">Something the person should know about how it was answered: that the model did not, for example.</param>
public sealed record ChatAnswer(
    Guid ConversationId,
    Guid RunId,
    string Response,
    IReadOnlyList<ToolCall> ToolCalls,
    MessageItem Message,
    MessageItem UserMessage,
    string? Notice = null);
