namespace TodoChatbot.Backend.Chat.Runs;

/// <summary>What became of a run that was to be taken over.</summary>
internal enum TakeOver
{
    /// <summary>A process still works on it, or another one was faster.</summary>
    None,

    /// <summary>This process works on it now.</summary>
    Resumed,

    /// <summary>Too many processes went silent over it, so it has ended with an error.</summary>
    Closed,
}
