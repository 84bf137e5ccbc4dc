namespace TodoChatbot.Language.Intents;

/// <summary>A kind of change that people name when they take it back.</summary>
public enum ChangeKind
{
    /// <summary>"the last deletion"</summary>
    Deletion,

    /// <summary>"the last completion"</summary>
    Completion,

    /// <summary>"what you added"</summary>
    Addition,

    /// <summary>"the last move", "the last edit"</summary>
    Edit,
}
