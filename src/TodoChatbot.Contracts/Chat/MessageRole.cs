namespace TodoChatbot.Contracts.Chat;

/// <summary>Who said a message.</summary>
public enum MessageRole
{
    /// <summary>The person.</summary>
    User,

    /// <summary>The assistant.</summary>
    Assistant,
}
