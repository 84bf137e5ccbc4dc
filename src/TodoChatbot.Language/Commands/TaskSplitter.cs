using TodoChatbot.Language.Grammar;
using TodoChatbot.Language.Lines;
using TodoChatbot.Language.Readings;
using TodoChatbot.Language.Tokens;
using TodoChatbot.Language.Vocabularies;

namespace TodoChatbot.Language.Commands;

/// <summary>Tells one task from several in one message: "milk, call mum tomorrow 6, rent every 1st".</summary>
internal sealed class TaskSplitter(SpeechContext context)
{
    private const int MostTasks = 100;

    /// <summary>True when the sentence says that several follow.</summary>
    public bool IsList { get; init; }

    /// <summary>True when the sentence asks for a reminder.</summary>
    public bool Reminds { get; init; }

    /// <summary>What the speaker decided otherwise.</summary>
    public ReadingChoices? Choices { get; init; }

    /// <summary>One reading for each task in what is to be added.</summary>
    public IReadOnlyList<LineReading> Read(Cursor text)
    {
        var lines = Lines(text);
        var readings = new List<LineReading>();
        foreach (var line in lines)
        {
            if (readings.Count >= MostTasks)
                break;

            readings.AddRange(OfLine(line));
        }

        return readings.Count > 0 ? readings : [Tidied(Reading(text))];
    }

    private IEnumerable<LineReading> OfLine(Cursor line)
    {
        var parts = Parts(line, []);
        LineReading? whole = null;
        if (parts.Count > 1 && !IsList && line.SpeaksOfTime)
        {
            whole = Reading(line);
            parts = Parts(line, whole.Spans);
        }

        if (parts.Count > 1 && (IsList || (parts.Count <= MostTasks && MayBeTasks(line, parts))))
        {
            var readings = parts.ConvertAll(Reading);
            if (IsList || AreTasks(parts, readings))
                return readings.Where(reading => reading.Title.Length > 0).Select(Tidied);
        }

        return [Tidied(whole ?? Reading(line))];
    }

    private LineReading Reading(Cursor line) => LineReader.Read(line, context, Choices, Reminds).Reading;

    // Looked at before the parts are read: without a comma each must say its time.
    private static bool MayBeTasks(Cursor line, List<Cursor> parts)
    {
        for (var index = line.First; index < line.End; index++)
        {
            if (line.At(index).Is(','))
                return true;
        }

        return parts.TrueForAll(part => part.SpeaksOfTime);
    }

    // Each part must be able to stand alone: it begins with a verb, or it says its own time.
    private static bool AreTasks(List<Cursor> parts, List<LineReading> readings)
    {
        // "call mum on sunday, not saturday"
        if (parts.Exists(part => part.At(part.First).Lexeme is var first && first.Has(Terminal.Function) && !first.Has(Terminal.Verb) && !first.Has(Terminal.Determiner)))
            return false;

        var timed = readings.Count(reading => reading.Due is not null);
        if (timed == parts.Count)
            return readings.TrueForAll(reading => reading.Title.Length > 0);

        // "wash, dry and fold laundry" is one: a verb alone is no task. Nor does "and" alone separate.
        var verbs = parts.Count(part => part.End - part.First > 1 && part.At(part.First).Lexeme.Has(Terminal.Verb));
        var separated = parts.Exists(part => part.Utterance[part.End - 1].Is(',') || (part.End < part.Utterance.Count && part.Utterance[part.End].Is(',')));
        var titled = readings.TrueForAll(reading => reading.Title.Length > 0);
        return titled && separated && (verbs == parts.Count || (timed > 1 && timed + verbs >= parts.Count - 1));
    }

    // Lines, and what semicolons separate; bullets and numbers before them fall away.
    private static List<Cursor> Lines(Cursor text)
    {
        var lines = new List<Cursor>();
        var first = text.First;
        for (var index = text.First; index <= text.End; index++)
        {
            if (index < text.End && text.At(index).Kind != TokenKind.Break && !text.At(index).Is(';'))
                continue;

            var start = BehindBullet(text, first, index);
            if (start < index)
                lines.Add(new Cursor(text.Utterance, start, index));

            first = index + 1;
        }

        return lines;
    }

    // "- milk", "* milk", "• milk", "1. milk", "2) milk", "[ ] milk", "- [x] milk"
    private static int BehindBullet(Cursor text, int first, int end)
    {
        var at = first;
        if (at + 1 < end && text.At(at).Kind == TokenKind.Number && text.At(at + 1).Glued && (text.At(at + 1).Is('.') || text.At(at + 1).Is(')')) && !text.At(at + 2).Glued)
            return at + 2;

        while (at < end && (text.At(at).Is('-') || text.At(at).Is('*') || text.At(at).Is('•') || text.At(at).Is('–') || text.At(at).Is('·')) && !text.At(at + 1).Glued)
            at++;

        if (at + 1 < end && text.At(at).Is('['))
        {
            var close = text.At(at + 1).Is(']') ? at + 1 : text.At(at + 2).Is(']') ? at + 2 : -1;
            if (close > 0)
                at = close + 1;
        }

        return at;
    }

    // At commas outside of what is said in one breath ("mon, wed, fri"), and at "and" where a list is announced.
    private List<Cursor> Parts(Cursor line, IReadOnlyList<Span> spans)
    {
        var parts = new List<Cursor>();
        var first = line.First;
        var span = 0;
        for (var index = line.First; index <= line.End; index++)
        {
            var isEnd = index == line.End;
            var isComma = !isEnd && line.At(index).Is(',') && !IsInside(spans, ref span, line.At(index).Start);
            var isAnd = !isEnd && index > first && line.At(index).Lexeme.Has(Terminal.And) && line.At(index).Kind == TokenKind.Word;
            var splits = isEnd || isComma || (isAnd && (IsList || line.At(index + 1).Lexeme.Has(Terminal.Verb)));
            if (!splits)
                continue;

            var start = first;
            while (start < index && line.At(start).Lexeme.Has(Terminal.And))
                start++;

            if (start < index)
                parts.Add(new Cursor(line.Utterance, start, index));

            first = index + 1;
        }

        return parts;
    }

    // The spans stand in the order of the text, as the places asked for do.
    private static bool IsInside(IReadOnlyList<Span> spans, ref int next, int at)
    {
        while (next < spans.Count && spans[next].Start + spans[next].Length <= at)
            next++;

        return next < spans.Count && spans[next].Start <= at;
    }

    /// <summary>A title begins with a capital letter, and without an article or a politeness before a noun.</summary>
    public static LineReading Tidied(LineReading reading)
    {
        var title = reading.Title;
        return title.Length == 0 || !char.IsLower(title[0]) || HasInnerCapital(title) ? reading : reading with { Title = char.ToUpperInvariant(title[0]) + title[1..] };
    }

    // "iPhone", "eBay" know better.
    private static bool HasInnerCapital(string title)
    {
        var end = title.IndexOf(' ', StringComparison.Ordinal);
        var word = end < 0 ? title : title[..end];
        return word.Any(char.IsUpper);
    }
}
