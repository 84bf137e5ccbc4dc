namespace TodoChatbot.Contracts;

/// <summary>Header names that the two processes and their clients agree on.</summary>
public static class Headers
{
    /// <summary>Makes a POST safe to send again: the same key and body get the stored answer for 24 hours.</summary>
    public const string IdempotencyKey = "Idempotency-Key";

    /// <summary>A UUID that a client makes for a request. The <c>changed</c> event of what the request changes carries it, so that the client recognizes its own changes.</summary>
    public const string ChangeId = "Todo-Change-Id";

    /// <summary>Set by the frontend on what its page does, for the history's "through which door".</summary>
    public const string FromPage = "Todo-Page";
}
