using TodoChatbot.Backend.Data.Owners;

namespace TodoChatbot.Backend.Chat.Conversations;

/// <summary>A conversation.</summary>
internal sealed class StoredConversation : ICountedRow
{
    public required Guid Id { get; init; }

    public required Guid OwnerId { get; init; }

    public required string Title { get; set; }

    public required DateTimeOffset CreatedAt { get; init; }

    public required DateTimeOffset UpdatedAt { get; set; }

    public StoredAmount Stored => new(Tasks: 0, Messages: 0, StoredAmount.RowBytes);
}
