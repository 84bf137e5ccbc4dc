namespace TodoChatbot.Frontend.Backend;

/// <summary>The answer to what answers nothing.</summary>
public readonly record struct NoContent;
