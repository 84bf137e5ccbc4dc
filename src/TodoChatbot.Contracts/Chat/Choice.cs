namespace TodoChatbot.Contracts.Chat;

/// <summary>A one-tap answer to a question of the assistant.</summary>
/// <param name="Label">The text of the button.</param>
/// <param name="Message">The message that the button sends.</param>
public sealed record Choice(string Label, string Message);
