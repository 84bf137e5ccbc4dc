using TodoChatbot.Language.Cultures;
using TodoChatbot.Language.Grammar;
using TodoChatbot.Language.Lines;
using TodoChatbot.Language.Readings;
using TodoChatbot.Language.Tokens;
using TodoChatbot.Language.Vocabularies;
using TodoChatbot.Language.Wordings;

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
    public IReadOnlyList<LineReading> Read(Cursor text) => Readings(text, Lines(text));

    /// <summary>One reading for each task of a text that stands alone, with what speaks for several of them.</summary>
    public TaskSplit Split(Cursor text)
    {
        var lines = Lines(text);
        if (HeadingOf(lines) is { } heading)
        {
            return Under(Reading(heading), Readings(text, lines.GetRange(1, lines.Count - 1)));
        }

        if (lines is [var only] && ListIn(only.Text) is (var name, var items))
        {
            var listed = new TaskSplitter(context) { IsList = true, Choices = Choices };
            return Under(Reading(name), [.. listed.OfLine(new Line(items, only.IsDone, only.HasBullet, only.IsBehindBreak))]);
        }

        var tasks = Readings(text, lines);
        return new TaskSplit
        {
            Tasks = tasks,
            IsClear = tasks.Count > 1 && (lines.Exists(line => line.IsBehindBreak) || tasks.Count(task => task.Due is not null) > 1),
        };
    }

    private List<LineReading> Readings(Cursor text, List<Line> lines)
    {
        var readings = new List<LineReading>();
        foreach (var line in lines)
        {
            if (readings.Count >= MostTasks)
                break;

            readings.AddRange(OfLine(line));
        }

        return readings.Count > 0 ? readings : [Tidied(Reading(text))];
    }

    // What the heading says of time, project, tags and priority holds for each task that does not say otherwise.
    private TaskSplit Under(LineReading heading, IReadOnlyList<LineReading> tasks) => new()
    {
        Tasks = [.. tasks.Select(task => With(task, heading))],
        IsClear = true,
        Heading = heading.Title.Length > 0 ? Tidied(heading).Title : null,
    };

    private LineReading With(LineReading task, LineReading heading)
    {
        if (heading is { Due: null, Project: null, Tags: [], Priority: null })
            return task;

        var words = new Words(CultureCatalog.Of(context.Locale), context);
        task = task with
        {
            Due = task.Due ?? heading.Due,
            Recurrence = task.Due is null ? heading.Recurrence : task.Recurrence,
            Project = task.Project ?? heading.Project,
            Priority = task.Priority ?? heading.Priority,
            Tags = [.. task.Tags.Union(heading.Tags, StringComparer.OrdinalIgnoreCase)],
        };
        string?[] when = [task.Due is { } due ? words.Of(due) : null, task.Recurrence is { } recurrence ? words.Of(recurrence) : null];
        return task with { Reading = words.Reading(when is [null, null] ? null : string.Join(", ", when.OfType<string>()), task) };
    }

    // "Groceries:" on a line of its own, "# Groceries", or a plain line above bullets.
    private static Cursor? HeadingOf(List<Line> lines)
    {
        if (lines.Count < 2 || lines[0].HasBullet || !lines[1].IsBehindBreak)
            return null;

        var first = lines[0].Text;
        var start = first.First;
        while (first.At(start).Is('#') && (first.At(start + 1).Is('#') || !first.At(start + 1).Glued))
            start++;

        if (start > first.First)
            return start < first.End ? new Cursor(first.Utterance, start, first.End) : null;

        if (first.At(first.End - 1).Is(':') && first.End - 1 > first.First)
            return new Cursor(first.Utterance, first.First, first.End - 1);

        return lines.Count > 2 && lines.Skip(1).All(line => line.HasBullet) ? first : null;
    }

    // "to buy: milk, eggs and bread"; other words before a colon may be what a single task is about.
    private (Cursor Name, Cursor Items)? ListIn(Cursor line)
    {
        for (var index = line.First + 1; index < line.End - 1; index++)
        {
            if (!line.At(index).Is(':'))
                continue;

            var name = new Cursor(line.Utterance, line.First, index);
            var items = new Cursor(line.Utterance, index + 1, line.End);
            return IsListName(name) && !line.At(index + 1).Glued && new TaskSplitter(context) { IsList = true }.Parts(items, []).Count > 1 ? (name, items) : null;
        }

        return null;
    }

    private static bool IsListName(Cursor name)
    {
        for (var index = name.First; index < name.End; index++)
        {
            name.Position = index;
            if (name.Take(Terminal.ListHeading) && name.AtEnd)
                return true;
        }

        return false;
    }

    private IEnumerable<LineReading> OfLine(Line item)
    {
        var readings = OfLine(item.Text);
        return item.IsDone ? readings.Select(reading => reading with { IsDone = true }) : readings;
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

        return parts.TrueForAll(part => part.SpeaksOfTime || EndsDuty(part, part.End));
    }

    private static bool HasVerb(Cursor part) => part.At(part.First).Lexeme.Has(Terminal.Verb) || (part.Culture.IsHeadFinal && FinalVerb.EndsLine(part));

    // "doodh lana hai aur bread leni hai": what must be done ends before "aur".
    private static bool EndsDuty(Cursor line, int end) => line.Culture.IsHeadFinal && line.At(end - 1).Lexeme.Has(Terminal.Obligation);

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
        var verbs = parts.Count(part => part.End - part.First > 1 && HasVerb(part));
        var separated = parts.Exists(part => part.Utterance[part.End - 1].Is(',')
            || (part.End < part.Utterance.Count && part.Utterance[part.End].Is(',')) || EndsDuty(part, part.End));
        var titled = readings.TrueForAll(reading => reading.Title.Length > 0);
        return titled && separated && (verbs == parts.Count || timed > 1);
    }

    // Lines, and what semicolons separate; bullets and numbers before them fall away.
    private static List<Line> Lines(Cursor text)
    {
        var lines = new List<Line>();
        var first = text.First;
        var isBehindBreak = false;
        for (var index = text.First; index <= text.End; index++)
        {
            var isBreak = index < text.End && text.At(index).Kind == TokenKind.Break;
            if (index < text.End && !isBreak && !text.At(index).Is(';'))
                continue;

            var (start, isDone) = BehindBullet(text, first, index);
            if (start < index)
                lines.Add(new Line(new Cursor(text.Utterance, start, index), isDone, start > first, isBehindBreak && lines.Count > 0));

            isBehindBreak = isBreak || (isBehindBreak && start >= index);
            first = index + 1;
        }

        return lines;
    }

    // "- milk", "* milk", "• milk", "1. milk", "2) milk", "[ ] milk", "- [x] milk"
    private static (int Start, bool IsDone) BehindBullet(Cursor text, int first, int end)
    {
        var at = first;
        if (at + 1 < end && text.At(at).Kind == TokenKind.Number && text.At(at + 1).Glued && (text.At(at + 1).Is('.') || text.At(at + 1).Is(')')) && !text.At(at + 2).Glued)
            return BehindBox(text, at + 2, end);

        while (at < end && (text.At(at).Is('-') || text.At(at).Is('*') || text.At(at).Is('•') || text.At(at).Is('–') || text.At(at).Is('·')) && !text.At(at + 1).Glued)
            at++;

        return BehindBox(text, at, end);
    }

    private static (int Start, bool IsDone) BehindBox(Cursor text, int at, int end)
    {
        if (at + 1 >= end || !text.At(at).Is('['))
            return (at, false);

        return text.At(at + 1).Is(']') ? (at + 2, false) : text.At(at + 2).Is(']') && at + 2 < end ? (at + 3, IsCross(text, at + 1)) : (at, false);
    }

    private static bool IsCross(Cursor text, int index) =>
        text.At(index) is { Length: 1, Start: var start } && text.Utterance.Text[start] is 'x' or 'X' or '✓' or '✔';

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
            var splits = isEnd || isComma || (isAnd && (IsList || line.At(index + 1).Lexeme.Has(Terminal.Verb) || EndsDuty(line, index)));
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

    /// <summary>A line of a text, without its bullet.</summary>
    private sealed record Line(Cursor Text, bool IsDone, bool HasBullet, bool IsBehindBreak);
}
