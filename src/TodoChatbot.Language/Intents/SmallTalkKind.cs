namespace TodoChatbot.Language.Intents;

/// <summary>Kinds of small talk that get an answer of their own.</summary>
public enum SmallTalkKind
{
    /// <summary>"Hello".</summary>
    Greeting,

    /// <summary>"Thank you".</summary>
    Thanks,

    /// <summary>"Bye".</summary>
    Farewell,

    /// <summary>"Who are you?".</summary>
    Identity,

    /// <summary>"Well done", "sorry", "ok".</summary>
    Other,
}
