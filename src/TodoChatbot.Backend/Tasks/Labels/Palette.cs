namespace TodoChatbot.Backend.Tasks.Labels;

/// <summary>Colours for projects and tags whose owner chose none; each is readable on light and on dark.</summary>
internal static class Palette
{
    private static readonly string[] Colours =
        ["#2563eb", "#0d9488", "#16a34a", "#ca8a04", "#ea580c", "#dc2626", "#db2777", "#9333ea", "#4f46e5", "#0891b2"];

    /// <summary>The colour of a name, the same each time.</summary>
    public static string ColourOf(string name) => Colours[name.Sum(letter => letter) % Colours.Length];
}
