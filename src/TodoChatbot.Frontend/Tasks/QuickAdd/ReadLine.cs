using TodoChatbot.Contracts.Language;

namespace TodoChatbot.Frontend.Tasks.QuickAdd;

/// <summary>A typed line with what was understood of it.</summary>
/// <param name="Text">The line.</param>
/// <param name="Reading">The whole of it in words.</param>
/// <param name="Spans">The stretches that mean something, in order.</param>
/// <param name="Literal">The stretches that the person wants as plain words.</param>
public sealed record ReadLine(string Text, string? Reading, IReadOnlyList<ParsedSpan> Spans, IReadOnlyList<TextRange> Literal)
{
    /// <summary>A line of which nothing is known.</summary>
    public static ReadLine Empty { get; } = new(string.Empty, null, [], []);

    /// <summary>The line cut at the ends of the spans.</summary>
    public IEnumerable<Piece> Pieces
    {
        get
        {
            var position = 0;
            foreach (var span in Spans.Where(span => span.Start >= position))
            {
                if (span.Start > position)
                {
                    yield return new Piece(Text[position..span.Start], null);
                }

                position = span.Start + span.Length;
                yield return new Piece(Text[span.Start..position], span);
            }

            yield return new Piece(Text[position..], null);
        }
    }

    public static ReadLine Of(string text, ParsedText parsed, IReadOnlyList<TextRange> literal) =>
        new(text, parsed.Reading, [.. parsed.Spans.OrderBy(span => span.Start)], literal);

    public string TextOf(ParsedSpan span) => Text.Substring(span.Start, span.Length);

    public string TextOf(TextRange range) => Text.Substring(range.Start, range.Length);

    /// <summary>A stretch of the line.</summary>
    public sealed record Piece(string Text, ParsedSpan? Span);
}
