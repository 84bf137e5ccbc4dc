using System.Globalization;
using TodoChatbot.Contracts.Language;

namespace TodoChatbot.Frontend.Tasks.QuickAdd;

/// <summary>Stretches of a line as a form's field writes them: <c>4-8,20-3</c>, start and length.</summary>
internal static class TextRanges
{
    private const int MostRanges = 20;

    /// <summary>The stretches that lie within the line; anything else is left out.</summary>
    public static IReadOnlyList<TextRange> Parse(string? field, string line) =>
        [.. (field ?? string.Empty).Split(',', StringSplitOptions.RemoveEmptyEntries).Take(MostRanges).Select(Parse)
            .Where(range => range is { Length: > 0 } && range.Start + range.Length <= line.Length).OfType<TextRange>()];

    private static TextRange? Parse(string text) =>
        text.Split('-') is [var start, var length]
        && int.TryParse(start, NumberStyles.None, CultureInfo.InvariantCulture, out var from)
        && int.TryParse(length, NumberStyles.None, CultureInfo.InvariantCulture, out var count)
            ? new TextRange(from, count)
            : null;
}
