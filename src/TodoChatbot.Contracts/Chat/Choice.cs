namespace TodoChatbot.Contracts.Chat;

/// <summary>An answer to a question of the assistant that takes one tap.</summary>
/// <param name="Label">What the button says.</param>
/// <param name="Message">What the person says by it: the next message of the conversation.</param>
public sealed record Choice(string Label, string Message);
