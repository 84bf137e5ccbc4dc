namespace TodoChatbot.Contracts.Chat;

/// <summary>The <c>delta</c> event.</summary>
/// <param name="Text">Text to append to the answer.</param>
/// <param name="Reset">True when the text so far is void and the answer begins anew with <paramref name="Text"/>.</param>
public sealed record Delta(string Text, bool Reset = false);
