namespace TodoChatbot.Contracts.Chat;

/// <summary>A message of a conversation.</summary>
/// <param name="Id">UUID version 7.</param>
/// <param name="Role">Who said it.</param>
/// <param name="Content">What was said.</param>
/// <param name="ToolCalls">What the assistant did while saying it.</param>
/// <param name="CreatedAt">When.</param>
/// <param name="RunId">The run that answers this message, or that this message answers.</param>
/// <param name="Choices">
/// What the person can answer with one tap; null when the message asks nothing, and once another message follows it.
/// </param>
public sealed record MessageItem(
    Guid Id,
    MessageRole Role,
    string Content,
    IReadOnlyList<ToolCall> ToolCalls,
    DateTimeOffset CreatedAt,
    Guid? RunId,
    IReadOnlyList<Choice>? Choices = null);
