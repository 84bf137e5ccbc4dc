namespace TodoChatbot.Frontend.Help;

/// <summary>A key without modifiers that does something. The person can choose another one, or switch all of them off.</summary>
/// <param name="Key">The default.</param>
/// <param name="Text">The key of its text in the resources.</param>
/// <param name="Also">Another key that always does the same; null for none.</param>
public sealed record Shortcut(string Key, string Text, string? Also = null)
{
    public static IReadOnlyList<Shortcut> All { get; } =
    [
        new("n", "Shortcuts_Add", "q"),
        new("/", "Shortcuts_Search"),
        new("c", "Shortcuts_Chat"),
        new("j", "Shortcuts_Next"),
        new("k", "Shortcuts_Previous"),
        new("x", "Shortcuts_Complete"),
        new("e", "Shortcuts_Edit", "Enter"),
        new("s", "Shortcuts_Select"),
        new("?", "Shortcuts_Show"),
    ];
}
