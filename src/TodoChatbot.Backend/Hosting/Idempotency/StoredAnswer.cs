using TodoChatbot.Backend.Data.Owners;

namespace TodoChatbot.Backend.Hosting.Idempotency;

/// <summary>The answer to a POST that was sent with an Idempotency-Key, kept in the transaction of what the POST did.</summary>
internal sealed class StoredAnswer
{
    public required Guid OwnerId { get; init; }

    public required string Key { get; init; }

    /// <summary>SHA-256 of path and body; of the path alone when the body holds a secret.</summary>
    public required byte[] RequestHash { get; init; }

    public required DateTimeOffset CreatedAt { get; init; }

    public int Status { get; set; }

    public string? ContentType { get; set; }

    public string? Location { get; set; }

    public string? ETag { get; set; }

    public byte[] Body { get; set; } = [];

    /// <summary>True when there was a body that was too large to be stored.</summary>
    public bool IsBodyMissing => Body.Length == 0 && ContentType is not null;

    /// <summary>What an answer with a body of this length stores.</summary>
    public static StoredAmount AmountOf(int bodyLength) => new(Tasks: 0, Messages: 0, StoredAmount.RowBytes + bodyLength);
}
