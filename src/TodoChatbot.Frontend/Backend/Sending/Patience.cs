namespace TodoChatbot.Frontend.Backend.Sending;

/// <summary>How long a request may take.</summary>
internal enum Patience
{
    /// <summary>As long as a person waits before the page has to say something.</summary>
    Short,

    /// <summary>As long as an assistant may think: the whole answer to a message.</summary>
    Long,

    /// <summary>As long as it takes: exports, imports, streams of other protocols, and what a client may not send again.</summary>
    Unlimited,
}
