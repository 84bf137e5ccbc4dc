using TodoChatbot.Language.Cultures;
using TodoChatbot.Language.Grammar;
using TodoChatbot.Language.Intents;
using TodoChatbot.Language.Tokens;
using TodoChatbot.Language.Vocabularies;

namespace TodoChatbot.Language.Commands;

/// <summary>Finds what a sentence asks for.</summary>
internal sealed class Understanding(Utterance utterance, SpeechContext context)
{
    private const int MostOpenings = 6;
    private const int MostSteps = 20_000;
    private const int MostSentences = 20;

    private readonly CommandMatch.Budget _budget = new(MostSteps);

    public static Intent Of(string text, SpeechContext context) =>
        new Understanding(new Utterance(text, CultureCatalog.Of(context.Locale)), context).Find();

    private CommandBook Book => utterance.Culture.Commands;

    private Intent Find()
    {
        var whole = new Cursor(utterance);
        if (whole.AtEnd)
            return new Intent.OutOfScope();

        Intent? second = null;
        var sentences = Sentences(whole);
        foreach (var sentence in sentences)
        {
            var intent = Command(sentence);
            switch (intent)
            {
                case null:
                    break;
                case Intent.SmallTalk or Intent.Help or Intent.OutOfScope or Intent.Answer when sentences.Count > 1:
                    second = second is null or Intent.SmallTalk ? intent : second;
                    break;
                default:
                    return intent;
            }
        }

        // Politeness in front of a plain task leaves the task.
        var rest = sentences.Where(sentence => Command(sentence) is null).ToList();
        if (rest.Count == 0)
            return second ?? new Intent.OutOfScope();

        return Plain(rest.Count == sentences.Count ? whole : rest[0]);
    }

    /// <summary>What a sentence commands; null when it is a plain line.</summary>
    private Intent? Command(Cursor sentence)
    {
        var clause = WithoutCourtesy(Trimmed(sentence, out var isQuestion));
        var isDuty = false;
        for (var stripped = 0; stripped <= MostOpenings && !clause.AtEnd; stripped++)
        {
            if (Match(clause, isDuty, isQuestion) is { } intent)
                return intent;

            if (Book.Openings.PrefixEnd(clause, _budget) is { } opened && opened < clause.End)
            {
                clause = Trimmed(new Cursor(utterance, opened, clause.End), out _);
                continue;
            }

            if (Book.Closings.SuffixStart(clause, _budget) is { } closed && closed > clause.First)
            {
                clause = Trimmed(new Cursor(utterance, clause.First, closed), out _);
                continue;
            }

            if (!isDuty && Book.Duties.PrefixEnd(clause, _budget) is { } duty && duty < clause.End)
            {
                clause = Trimmed(new Cursor(utterance, duty, clause.End), out _);
                isDuty = true;
                continue;
            }

            break;
        }

        if (isDuty)
            return new Intent.Add([.. TaskSplitter.Read(clause, context).Select(IntentBuilder.WithoutArticle)]);

        if (clause.First > sentence.First && !clause.AtEnd && !IsQuestion(clause, isQuestion))
            return PlainCommand(clause);

        return null;
    }

    private Cursor WithoutCourtesy(Cursor clause)
    {
        while (Book.Courtesies.SuffixStart(clause, _budget) is { } courtesy && courtesy > clause.First)
            clause = Trimmed(new Cursor(utterance, clause.First, courtesy), out _);

        return clause;
    }

    private Intent? Match(Cursor clause, bool isDuty, bool isQuestion)
    {
        var builder = new IntentBuilder(context, isDuty, isQuestion);
        Intent? intent = null;
        foreach (var rule in Book.StartingWith(clause.At(clause.First).Lexeme))
        {
            if (new CommandMatch(clause, rule, _budget).Try(match => (intent = builder.Build(match)) is not null))
                return intent;
        }

        return null;
    }

    /// <summary>A line that commands nothing: a task, a question, a pick, or a correction of the last moment said.</summary>
    private Intent Plain(Cursor line)
    {
        var clause = Trimmed(line, out var isQuestion);
        if (clause.AtEnd)
            return new Intent.SmallTalk(SmallTalkKind.Other);

        if (IsQuestion(clause, isQuestion))
            return Asked(clause);

        return PlainCommand(clause);
    }

    private Intent PlainCommand(Cursor clause)
    {
        clause.Position = clause.First;
        if (ReferenceReader.Read(clause, context) is { IsExplicit: true } reference)
        {
            if (IsPick(clause, reference))
                return new Intent.Pick(reference.Tasks);

            // "tasks without a due date", "all my overdue tasks"
            if (reference is { Tasks: TaskReference.Matching { Filter: { Words: null } filter }, SpeaksOfTasks: true })
                return new Intent.List(filter);
        }

        var asked = FilterReader.Read(new Cursor(utterance, clause.First, clause.End), context);
        if (asked is { Filter: { Words: null, Priorities: [], Tags: [], Project: null, DueFrom: null, DueTo: null, TimeFrom: null, Repeating: false }, MeansSeveral: var several, Narrows: var narrows } && (several || narrows))
            return new Intent.List(asked.Filter);

        if (ValueReader.When(new Cursor(utterance, clause.First, clause.End), context) is { } when)
        {
            var range = FilterReader.Read(new Cursor(utterance, clause.First, clause.End), context);
            var isPeriod = when is { DueTime: null, Recurrence: null } && range.Filter.DueFrom is not null && NamesPeriod(clause);
            return isPeriod ? new Intent.List(range.Filter) : new Intent.Update(new TaskReference.Mentioned(), when);
        }

        if (ValueReader.Fields(new Cursor(utterance, clause.First, clause.End), context) is { } fields)
            return new Intent.Update(new TaskReference.Mentioned(), fields);

        return new Intent.Add(TaskSplitter.Read(new Cursor(utterance, clause.First, clause.End), context));
    }

    // "today", "this week": asks for what is there. "friday" corrects.
    private static bool NamesPeriod(Cursor clause)
    {
        clause.Position = clause.First;
        clause.TakeAny([Terminal.For, Terminal.On, Terminal.In], out _);
        return clause.Take(Terminal.RelativeDay) || PeriodGrammar.Relative(clause) is not null;
    }

    private static bool IsPick(Cursor clause, Reference reference) => reference.Tasks switch
    {
        TaskReference.Numbers or TaskReference.Places or TaskReference.Mentioned or TaskReference.AllMentioned => true,
        TaskReference.Words => clause.At(clause.End - 1).Lexeme.Has(Terminal.OneWord) && clause.At(clause.First).Lexeme.Has(Terminal.The),
        TaskReference.Matching => clause.At(clause.End - 1).Lexeme.Has(Terminal.OneWord) && clause.At(clause.First).Lexeme.Has(Terminal.The),
        _ => false,
    };

    private Intent Asked(Cursor clause)
    {
        var reading = FilterReader.Read(new Cursor(utterance, clause.First, clause.End), context);
        var speaksOfTasks = reading.SpeaksOfTasks || (reading.Filter.Words is null && (reading.Narrows || reading.MeansSeveral));
        return speaksOfTasks && !reading.SpeaksOfWorld ? new Intent.List(reading.Filter) : new Intent.OutOfScope();
    }

    private static bool IsQuestion(Cursor clause, bool hasMark) => hasMark || clause.At(clause.First).Lexeme.Has(Terminal.QuestionWord);

    private Cursor Trimmed(Cursor clause, out bool isQuestion)
    {
        var (first, end) = (clause.First, clause.End);
        isQuestion = false;
        while (end > first && (clause.At(end - 1).Kind == TokenKind.Break || clause.At(end - 1).Is('?') || clause.At(end - 1).Is('.') || clause.At(end - 1).Is(',') || (clause.At(end - 1).Is('!') && clause.At(end - 1).Glued) || clause.At(end - 1).Is('…')))
        {
            isQuestion |= clause.At(end - 1).Is('?');
            end--;
        }

        while (first < end && (clause.At(first).Kind == TokenKind.Break || clause.At(first).Is(',') || clause.At(first).Is('.') || clause.At(first).Is('…') || clause.At(first).Is(':') || clause.At(first).Is('—') || clause.At(first).Is('–') || (clause.At(first).Is('!') && !clause.At(first + 1).Glued)))
            first++;

        return new Cursor(utterance, first, end);
    }

    private List<Cursor> Sentences(Cursor text)
    {
        var sentences = new List<Cursor>();
        var first = text.First;
        for (var index = text.First; index < text.End && sentences.Count < MostSentences; index++)
        {
            ref readonly var token = ref text.At(index);
            var ends = token.Kind == TokenKind.Break
                || ((token.Is('.') || token.Is('!') || token.Is('?')) && token.Glued && index + 1 < text.End && !text.At(index + 1).Glued && text.At(index + 1).Kind != TokenKind.Number);
            if (!ends)
                continue;

            if (index >= first)
                sentences.Add(new Cursor(utterance, first, index + 1));

            first = index + 1;
        }

        if (first < text.End)
            sentences.Add(new Cursor(utterance, first, text.End));

        return sentences;
    }
}
