namespace TodoChatbot.Language.Intents;

/// <summary>Why a message refers to tasks without a request.</summary>
public enum PickKind
{
    /// <summary>To answer "which one?".</summary>
    Answer,

    /// <summary>To repeat the last change for them: "same for the hotel".</summary>
    Likewise,

    /// <summary>To move the last change to them: "i meant 23".</summary>
    Instead,
}
