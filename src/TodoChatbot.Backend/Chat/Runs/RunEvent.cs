namespace TodoChatbot.Backend.Chat.Runs;

/// <summary>One thing that happened in a run.</summary>
internal sealed class RunEvent
{
    public required Guid RunId { get; init; }

    /// <summary>From 1; the id of the Server-Sent Event.</summary>
    public required int Sequence { get; init; }

    /// <summary>One of <see cref="Contracts.Chat.RunEventNames"/>.</summary>
    public required string Name { get; init; }

    /// <summary>JSON.</summary>
    public required string Data { get; init; }
}
