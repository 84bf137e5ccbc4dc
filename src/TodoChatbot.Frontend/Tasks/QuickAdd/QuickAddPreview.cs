using TodoChatbot.Contracts.Language;

namespace TodoChatbot.Frontend.Tasks.QuickAdd;

/// <summary>A typed line with what was understood of it.</summary>
/// <param name="Text">The line.</param>
/// <param name="Reading">The whole of it in words.</param>
/// <param name="Spans">The stretches that mean something, in order.</param>
/// <param name="Literal">The stretches that the person wants as plain words.</param>
/// <param name="Several">The tasks that it can also be taken for; empty when it can only be one.</param>
public sealed record QuickAddPreview(
    string Text, string? Reading, IReadOnlyList<ParsedSpan> Spans, IReadOnlyList<TextRange> Literal, IReadOnlyList<ParsedPart> Several)
{
    /// <summary>A line of which nothing is known.</summary>
    public static QuickAddPreview Empty { get; } = new(string.Empty, null, [], [], []);

    /// <summary>True when Enter adds several tasks.</summary>
    public bool IsSeveral { get; init; }

    /// <summary>The heading above them.</summary>
    public string? Heading { get; init; }

    /// <summary>The fields by which the list shown gives new tasks something that the line says otherwise.</summary>
    public string Overrides { get; init; } = string.Empty;

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

    /// <summary>The stretches that mean something and those that no longer may, in the order of the line.</summary>
    public IEnumerable<Piece> Choices =>
        Spans.Select(span => (span.Start, Piece: new Piece(Text.Substring(span.Start, span.Length), span)))
            .Concat(Literal.Select(range => (range.Start, Piece: new Piece(Text.Substring(range.Start, range.Length), null) { Start = range.Start })))
            .OrderBy(choice => choice.Start).Select(choice => choice.Piece);

    public static QuickAddPreview Of(ParseText asked, ParsedText parsed) =>
        new(asked.Text, parsed.Reading, [.. parsed.Spans.OrderBy(span => span.Start)], asked.Literal ?? [], parsed.Several)
        {
            IsSeveral = parsed.IsSeveral,
            Heading = parsed.Heading,
            Overrides = parsed.IsSeveral ? string.Empty : OverridesOf(parsed),
        };

    private static string OverridesOf(ParsedText parsed)
    {
        string?[] fields =
        [
            parsed.Project is null ? null : LineForm.ProjectField,
            parsed.Due is null ? null : LineForm.DueField,
            parsed.Priority is null ? null : LineForm.PriorityField,
        ];
        return string.Join(' ', fields.OfType<string>());
    }

    /// <summary>A stretch of the line.</summary>
    /// <param name="Text">Its words.</param>
    /// <param name="Span">What they mean; null for plain words.</param>
    public sealed record Piece(string Text, ParsedSpan? Span)
    {
        /// <summary>Where it begins.</summary>
        public int Start { get; init; } = Span?.Start ?? 0;

        /// <summary>As a form's field writes it.</summary>
        public string Range => FormattableString.Invariant($"{Start}-{Text.Length}");
    }
}
