using TodoChatbot.Language.Grammar;
using TodoChatbot.Language.Intents;
using TodoChatbot.Language.Tokens;
using TodoChatbot.Language.Vocabularies;

namespace TodoChatbot.Language.Commands.Judging;

/// <summary>Scores whether a plain line is a to-do: "buy milk" is, "that was useful" is not, and "milk" can be.</summary>
internal static class TodoFeatures
{
    // With *Add without asking*, a line is added unless its features speak against it.
    private const int Plain = 2;
    private const int Possible = 0;

    private const int MaxTodo = 20;

    /// <summary>The minimum score of a line that is added without a question.</summary>
    public static int Threshold(SpeechContext context) => context.AddsWithoutAsking ? Possible : Plain;

    /// <summary>The features of a line, with their weights.</summary>
    /// <param name="add">What the line would add.</param>
    /// <param name="line">The line.</param>
    /// <param name="context">The speaker, with their tasks.</param>
    public static IEnumerable<(string Name, int Weight)> Of(Intent.Add add, Cursor line, SpeechContext context)
    {
        var words = Words(line);
        if (words.Count == 0)
            yield break;

        var first = words[0];
        if (first.Has(Terminal.Verb))
            yield return ("verb first", 3);
        else if (first.Has(Terminal.Remind))
            yield return ("reminder first", 4);
        else if (line.Culture.IsHeadFinal && HasFinalVerb(line))
            yield return ("verb last", 4);
        else if (words.Count > 1 && !first.Has(Terminal.Function) && IsArticle(words[1]))
            yield return ("a word before an article", 2);

        if (add.Tasks.Count > 1)
            yield return ("several tasks", 2);

        if (add.Tasks.Any(task => task.Reminders.Count > 0))
            yield return ("has a reminder", 4);

        if (add.Tasks.Any(task => task.Due is not null || task.Recurrence is not null))
            yield return IsOnlyToday(add, line) && !first.Has(Terminal.Verb) ? ("says only today", 1) : ("says when", 2);

        if (add.Tasks.Any(task => task.Priority is not null || task.Tags.Count > 0 || task.Project is not null || task.Subtasks.Count > 0))
            yield return ("has a mark", 2);

        if (first.Has(Terminal.Subject) || first.Has(Terminal.OneMentioned) || first.Has(Terminal.AllMentioned))
            yield return ("is about a person or a thing known", -4);
        else if (!first.Has(Terminal.Verb) && words.Exists(word => word.Has(Terminal.Me)))
            yield return ("speaks to the assistant", -3);

        if (StatesSomething(line))
            yield return ("states something", -4);

        if (MayAsk(line, add))
            yield return ("may be a question", -2);

        if (NamesExistingTasks(line))
            yield return ("refers to tasks by number or kind", -5);
        else if (NamesOwnTask(line, context))
            yield return ("refers to an existing task", -3);

        if (AsksBehindComma(line))
            yield return ("asks a question", -4);

        if (words.Count > MaxTodo)
            yield return ("long", -1);
    }

    /// <summary>True for a statement: "the gym is closed".</summary>
    public static bool StatesSomething(Cursor line) => line.Culture.Commands.Manner(Manner.Stating, anywhere: true) is { } statements && Any(line, statements);

    // "do cats dream", but not "do dishes" and "do squats tomorrow"
    private static bool MayAsk(Cursor line, Intent.Add add)
    {
        line.Position = line.First;
        return line.Take(Terminal.QuestionWord, out int needsSubject) && needsSubject == 1 && line.End == line.Position + 2
            && add.Tasks is [{ Due: null, Recurrence: null }] && !line.At(line.End - 1).Lexeme.Has(Terminal.Function)
            && line.Culture.Plurals.Any(ending => line.Utterance.Between(line.Position, line.Position + 1).ToString().EndsWith(ending.Plural, StringComparison.OrdinalIgnoreCase));
    }

    /// <summary>True if a line refers to existing tasks by number, or to all tasks of a kind.</summary>
    public static bool NamesExistingTasks(Cursor line)
    {
        for (var index = line.First; index < line.End; index++)
        {
            var (word, next) = (line.At(index).Lexeme, line.At(index + 1));
            var isNumbered = (word.Has(Terminal.TaskNoun) || word.Has(Terminal.TaskNouns) || (line.At(index).Kind == TokenKind.Word && word.Has(Terminal.NumberSign))) && next.Kind == TokenKind.Number;
            var isAll = word.Has(Terminal.All) && (next.Lexeme.Has(Terminal.TagWord) || next.Lexeme.Has(Terminal.Overdue) || line.At(index + 2).Lexeme.Has(Terminal.TaskNouns));
            if (isNumbered || isAll)
                return true;
        }

        return false;
    }

    // "put the passport in a new folder", but not "buy milk and eggs"
    private static bool NamesOwnTask(Cursor line, SpeechContext context) => context.Own.Longest(line) is { Only: not null } named
        && (named.IsDefinite || (named.Stretch.First > line.First && line.Culture.Commands.CanBegin(line.At(line.First).Lexeme)));

    // "long day today" may be a todo or a remark.
    private static bool IsOnlyToday(Intent.Add add, Cursor line) => add.Tasks is [{ Due: { Time: null }, Recurrence: null, Spans: [var span] }]
        && line.Culture.Vocabulary.Find(line.Utterance.Text.AsSpan(span.Start, span.Length)) is var said && said.Has(Terminal.RelativeDay)
        && said.Senses.Any(sense => sense is { Terminal: Terminal.RelativeDay, Value: 0 });

    /// <summary>True for a question after a comma: "i have 30 minutes, what can i do".</summary>
    public static bool AsksBehindComma(Cursor line)
    {
        for (var index = line.First + 1; index + 2 < line.End; index++)
        {
            if (line.At(index - 1).Is(',') && line.At(index).Lexeme.Has(Terminal.QuestionWord) && line.At(index + 2).Lexeme.Has(Terminal.Subject))
                return true;
        }

        return false;
    }

    private static bool Any(Cursor line, Patterns.PhraseSet phrases)
    {
        var end = Math.Min(line.End, line.First + MannerReader.MaxSentence);
        for (var index = line.First; index < end; index++)
        {
            if (phrases.CanBegin(line.At(index).Lexeme) && phrases.PrefixEnd(new Cursor(line.Utterance, index, line.End), line.Utterance.Steps) is not null)
                return true;
        }

        return false;
    }

    // "doodh lana hai kal"
    private static bool HasFinalVerb(Cursor line)
    {
        for (var index = line.First; index < line.End; index++)
        {
            if (FinalVerb.IsAt(line, index, isLast: index == line.End - 1))
                return true;
        }

        return false;
    }

    private static bool IsArticle(Lexeme word) => word.Has(Terminal.The) || word.Has(Terminal.A) || word.Has(Terminal.Mine);

    private static List<Lexeme> Words(Cursor line)
    {
        var words = new List<Lexeme>();
        for (var index = line.First; index < line.End; index++)
        {
            if (line.At(index).Kind == TokenKind.Word)
                words.Add(line.At(index).Lexeme);
        }

        return words;
    }
}
