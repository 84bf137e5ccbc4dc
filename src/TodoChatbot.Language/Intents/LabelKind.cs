namespace TodoChatbot.Language.Intents;

/// <summary>What tasks are put together by.</summary>
public enum LabelKind
{
    /// <summary>A project: a task has one.</summary>
    Project,

    /// <summary>A tag: a task has any number.</summary>
    Tag,
}
