namespace TodoChatbot.Frontend.Layout.Toasts;

/// <summary>An answer to a question, as a button.</summary>
/// <param name="Label">What the button says.</param>
/// <param name="Path">Where it sends.</param>
/// <param name="Name">The field that it sends.</param>
/// <param name="Value">The field's value.</param>
public sealed record Choice(string Label, string Path, string Name, string Value);
