using TodoChatbot.Language.Grammar;
using TodoChatbot.Language.Lines;
using TodoChatbot.Language.Readings;
using TodoChatbot.Language.Tokens;
using TodoChatbot.Language.Vocabularies;

namespace TodoChatbot.Language.Commands;

/// <summary>A title in quotation marks and what is said of the task behind it: "'Pay rent' with description 'to Ann' and priority high".</summary>
internal static class QuotedTask
{
    /// <summary>Null when the line does not begin with a quotation, or when words behind it say neither a field nor a description.</summary>
    public static LineReading? Read(Cursor line, SpeechContext context, bool reminds = false)
    {
        line.Position = line.First;
        if (line.Current.Kind != TokenKind.Quote)
            return null;

        var title = MarkGrammar.Unquoted(line);
        if (line.AtEnd)
            return new LineReading { Title = title };

        var (reading, _) = LineReader.Read(new Cursor(line.Utterance, line.Position, line.End), context, reminds: reminds);
        string? description = null;
        while (!line.AtEnd)
        {
            if (Description(line) is { } said)
                description = said;
            else if (line.Current.Kind is TokenKind.Symbol or TokenKind.Break || line.Peek(Terminal.Function) || IsField(reading, line.Current.Start))
                line.Position++;
            else
                return null;
        }

        return reading with { Title = title, Description = description };
    }

    // "description 'to Ann'", "a note that says: 'to Ann'"
    private static string? Description(Cursor line)
    {
        var start = line.Position;
        if (line.Take(Terminal.DescriptionWord))
        {
            line.TakeAny([Terminal.Of, Terminal.Named, Terminal.Becomes], out _);
            line.TakeSymbol(':');
            if (line.Current.Kind == TokenKind.Quote)
                return MarkGrammar.Unquoted(line);
        }

        line.Position = start;
        return null;
    }

    private static bool IsField(LineReading reading, int at) =>
        reading.Spans.Any(span => span.Kind != SpanKind.Quote && span.Start <= at && at < span.Start + span.Length);
}
