namespace TodoChatbot.Language.Intents;

/// <summary>What a sentence does with a project or a tag.</summary>
public enum LabelEdit
{
    /// <summary>"create a project called Garden"</summary>
    Create,

    /// <summary>"rename the project work to office"</summary>
    Rename,

    /// <summary>"archive the project travel"</summary>
    Archive,

    /// <summary>"unarchive the project travel"</summary>
    Unarchive,

    /// <summary>"delete the tag errands"</summary>
    Delete,
}
