namespace TodoChatbot.Contracts.Tasks;

/// <summary>Whether a text becomes one task or several.</summary>
public enum TextSplit
{
    /// <summary>One task.</summary>
    Never,

    /// <summary>Several when the text clearly lists them: on lines of their own, under a heading, or because two or more parts carry a date.</summary>
    Clear,

    /// <summary>Several wherever each part can be a task.</summary>
    Always,
}
