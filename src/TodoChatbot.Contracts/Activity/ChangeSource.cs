namespace TodoChatbot.Contracts.Activity;

/// <summary>The way a change came in.</summary>
public enum ChangeSource
{
    /// <summary>The page's forms.</summary>
    Web,

    /// <summary>The REST API.</summary>
    Rest,

    /// <summary>The assistant in the chat.</summary>
    Chat,

    /// <summary>A client of the Model Context Protocol.</summary>
    Mcp,
}
