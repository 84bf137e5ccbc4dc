namespace TodoChatbot.Backend.Chat.Runs;

/// <summary>What became of a message.</summary>
internal abstract record StartOutcome
{
    private StartOutcome()
    {
    }

    /// <summary>It is being answered, or was already.</summary>
    internal sealed record Started(Guid RunId) : StartOutcome;

    /// <summary>The caller has no such conversation.</summary>
    internal sealed record NoConversation : StartOutcome;

    /// <summary>The message before it is still being answered.</summary>
    internal sealed record Busy : StartOutcome;

    /// <summary>The Idempotency-Key belongs to another message.</summary>
    internal sealed record KeyReused : StartOutcome;
}
