namespace TodoChatbot.Contracts.Chat;

/// <summary>A conversation without its messages.</summary>
/// <param name="Id">UUID version 7.</param>
/// <param name="Title">The first thing said, or what the owner called it.</param>
/// <param name="CreatedAt">When it began.</param>
/// <param name="UpdatedAt">When something was last said.</param>
public sealed record ConversationItem(Guid Id, string Title, DateTimeOffset CreatedAt, DateTimeOffset UpdatedAt);
