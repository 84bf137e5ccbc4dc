using System.Text.RegularExpressions;

namespace TodoChatbot.Frontend.Tasks.Editing;

/// <summary>Tags in one field, with commas between them: <c>home, "bread, butter"</c>. Quotes within quotes are doubled.</summary>
internal static partial class TagLine
{
    private const string Quote = "\"";

    public static string Write(IEnumerable<string> tags) => string.Join(", ", tags.Select(tag =>
        tag.Contains(',', StringComparison.Ordinal) || tag.StartsWith(Quote, StringComparison.Ordinal)
            ? $"{Quote}{tag.Replace(Quote, Quote + Quote, StringComparison.Ordinal)}{Quote}"
            : tag));

    public static IReadOnlyList<string> Read(string? line) =>
        [.. Tag().Matches(line ?? string.Empty).Select(Of).Where(tag => tag.Length > 0)];

    private static string Of(Match tag) => tag.Groups["quoted"] is { Success: true, Value: var quoted }
        ? quoted.Replace(Quote + Quote, Quote, StringComparison.Ordinal).Trim()
        : tag.Value.Trim();

    [GeneratedRegex("""\s*"(?<quoted>(?:[^"]|"")*)"\s*(?=,|$)|[^,]+""")]
    private static partial Regex Tag();
}
