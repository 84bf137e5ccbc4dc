namespace TodoChatbot.Contracts.Chat;

/// <summary>A conversation with its latest messages.</summary>
/// <param name="Id">UUID version 7.</param>
/// <param name="Title">Its title.</param>
/// <param name="CreatedAt">When it began.</param>
/// <param name="UpdatedAt">When something was last said.</param>
/// <param name="Messages">Up to 200 messages, the oldest first.</param>
/// <param name="PreviousCursor">What to pass as <c>before</c> for the messages before these; null at the beginning.</param>
/// <param name="ActiveRun">The run that is answering now, if one is.</param>
public sealed record Conversation(
    Guid Id,
    string Title,
    DateTimeOffset CreatedAt,
    DateTimeOffset UpdatedAt,
    IReadOnlyList<MessageItem> Messages,
    string? PreviousCursor,
    Guid? ActiveRun);
