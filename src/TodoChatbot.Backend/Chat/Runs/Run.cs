using TodoChatbot.Backend.Data.Owners;

namespace TodoChatbot.Backend.Chat.Runs;

/// <summary>
/// The answering of one message, apart from the request that asked for it. Any process can tell what has happened, stop it, and go
/// on with it when the process that worked on it is gone.
/// </summary>
internal sealed class Run : ICountedRow
{
    public required Guid Id { get; init; }

    public required Guid OwnerId { get; init; }

    public required Guid ConversationId { get; init; }

    public required Guid UserMessageId { get; init; }

    /// <summary>The client that asked, for the history of what the run changes.</summary>
    public string? Client { get; init; }

    /// <summary>The personal access token that was used to ask.</summary>
    public Guid? TokenId { get; init; }

    public RunStatus Status { get; init; } = RunStatus.Running;

    /// <summary>Counts the processes that have worked on it. Only the latest may write.</summary>
    public int Epoch { get; init; } = 1;

    /// <summary>How often a process that worked on it went silent; one that hands it over does not count.</summary>
    public int Interruptions { get; init; }

    /// <summary>The last event.</summary>
    public int LastEvent { get; init; }

    /// <summary>Until when the process that works on it is believed to live.</summary>
    public required DateTimeOffset LeaseUntil { get; init; }

    public bool CancelRequested { get; init; }

    public required DateTimeOffset CreatedAt { get; init; }

    public string? IdempotencyKey { get; init; }

    public byte[]? RequestHash { get; init; }

    /// <summary>Bytes of its events. They count toward the owner once the run has ended.</summary>
    public long StoredBytes { get; init; }

    public StoredAmount Stored => new(Tasks: 0, Messages: 0, StoredAmount.RowBytes);
}
