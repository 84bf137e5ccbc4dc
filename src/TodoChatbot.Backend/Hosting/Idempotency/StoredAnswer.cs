namespace TodoChatbot.Backend.Hosting.Idempotency;

/// <summary>The answer to a POST that was sent with an Idempotency-Key, kept in the transaction of what the POST did.</summary>
internal sealed class StoredAnswer
{
    public required Guid OwnerId { get; init; }

    public required string Key { get; init; }

    /// <summary>SHA-256 of path and body.</summary>
    public required byte[] RequestHash { get; init; }

    public required DateTimeOffset CreatedAt { get; init; }

    public int Status { get; set; }

    public string? ContentType { get; set; }

    public string? Location { get; set; }

    public string? ETag { get; set; }

    public byte[] Body { get; set; } = [];
}
