namespace TodoChatbot.Backend.Tasks.Tools;

/// <summary>What to do with a project or a tag.</summary>
internal enum LabelAction
{
    /// <summary>Make a new one.</summary>
    Create,

    /// <summary>Rename it, or give it another color.</summary>
    Update,

    /// <summary>Delete it; its tasks stay.</summary>
    Delete,
}
