namespace TodoChatbot.Backend.Chat.Conversations;

/// <summary>A conversation.</summary>
internal sealed class StoredConversation
{
    public required Guid Id { get; init; }

    public required Guid OwnerId { get; init; }

    public required string Title { get; set; }

    public required DateTimeOffset CreatedAt { get; init; }

    public required DateTimeOffset UpdatedAt { get; set; }
}
