namespace TodoChatbot.Language.Intents;

/// <summary>The order in which tasks are asked for.</summary>
public enum TaskOrder
{
    /// <summary>What is due first. The default.</summary>
    DueFirst,

    /// <summary>"Due last": what is due furthest ahead comes first.</summary>
    DueLast,

    /// <summary>"The oldest": what was added first.</summary>
    Oldest,

    /// <summary>"The newest": what was added last.</summary>
    Newest,
}
