namespace TodoChatbot.Contracts.Chat;

/// <summary>A message of a conversation.</summary>
/// <param name="Id">UUID version 7.</param>
/// <param name="Role">Who said it.</param>
/// <param name="Content">What was said.</param>
/// <param name="ToolCalls">What the assistant did while saying it.</param>
/// <param name="CreatedAt">When.</param>
/// <param name="RunId">The run that answers this message, or that this message answers.</param>
/// <param name="Choices">
/// The one-tap answers; null if the message asks nothing or isn't the last one.
/// </param>
public sealed record MessageItem(
    Guid Id,
    MessageRole Role,
    string Content,
    IReadOnlyList<ToolCall> ToolCalls,
    DateTimeOffset CreatedAt,
    Guid? RunId,
    IReadOnlyList<Choice>? Choices = null);
