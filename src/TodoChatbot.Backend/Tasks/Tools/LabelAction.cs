namespace TodoChatbot.Backend.Tasks.Tools;

/// <summary>What to do with a project or a tag.</summary>
internal enum LabelAction
{
    /// <summary>Make a new one.</summary>
    Create,

    /// <summary>Rename it, or give it another color.</summary>
    Update,

    /// <summary>Hide it from lists, and the open tasks of a project with it.</summary>
    Archive,

    /// <summary>Show it in lists again.</summary>
    Unarchive,

    /// <summary>Delete it; its tasks stay.</summary>
    Delete,
}
