namespace TodoChatbot.Language.Intents;

/// <summary>What is said of picked tasks.</summary>
public enum PickKind
{
    /// <summary>They answer "which one?".</summary>
    Answer,

    /// <summary>The last change is wanted for them, too: "same for the hotel".</summary>
    Likewise,

    /// <summary>The last change was meant for them: "i meant 23".</summary>
    Instead,
}
