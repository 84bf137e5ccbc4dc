using TodoChatbot.Language.Grammar;
using TodoChatbot.Language.Intents;
using TodoChatbot.Language.Readings;
using TodoChatbot.Language.Tokens;
using TodoChatbot.Language.Vocabularies;

namespace TodoChatbot.Language.Commands;

/// <summary>Makes an intent of a command and what its slots hold; null when they make no sense there, so that the next rule is tried.</summary>
/// <param name="context">The moment and the speaker.</param>
/// <param name="isDuty">True behind "I need to": then only what can only be a command is one.</param>
/// <param name="isQuestion">True when the sentence ends with a question mark.</param>
internal sealed class IntentBuilder(SpeechContext context, bool isDuty, bool isQuestion)
{
    private readonly ChangeBuilder _changes = new(context, isDuty);
    private readonly ListBuilder _lists = new(context, isQuestion);

    public Intent? Build(CommandMatch match) => match.Kind switch
    {
        CommandKind.AddLine or CommandKind.AddAbout => Add(match, isList: false),
        CommandKind.AddUnmarked => StartsTitle(match.In(SlotName.Line)) ? Add(match, isList: false) : null,
        CommandKind.AddQualified => AddQualified(match),
        CommandKind.AddList => AddList(match),
        CommandKind.AddSeveral => Add(match, isList: true),
        CommandKind.AddTitle => new Intent.Add([Titled(ValueReader.TitleOf(match.In(SlotName.Title)))]),
        CommandKind.AddNothing => AddNothing(match),
        CommandKind.Complete => Named(match) is { } tasks && !IsStillToCome(tasks) ? new Intent.Complete(tasks) : null,
        CommandKind.CompleteOne => Named(match) is { } tasks and not TaskReference.Matching { Filter.Words: null } ? new Intent.Complete(tasks) : null,
        CommandKind.Reopen => Named(match) is { } tasks ? new Intent.Reopen(tasks) : null,
        CommandKind.Delete => Named(match) is { } tasks ? new Intent.Delete(tasks) : null,
        CommandKind.DeleteAll => DeleteAll(match),
        CommandKind.DeleteDone => new Intent.Delete(new TaskReference.Matching(new TaskFilter { Statuses = [Status.Done], Project = ProjectOf(match) })),
        CommandKind.Undo => new Intent.Undo(Steps(match)),
        CommandKind.Redo => new Intent.Redo(Steps(match)),
        CommandKind.List or CommandKind.ListOwn or CommandKind.ListNamed or CommandKind.ListDone or CommandKind.ListDueOf or CommandKind.Count or CommandKind.Summarise or CommandKind.Plan => isDuty ? null : _lists.Build(match),
        CommandKind.Help => new Intent.Help(),
        CommandKind.HelpIfAboutTasks => FilterReader.Read(match.In(SlotName.Any), context).SpeaksOfTasks ? new Intent.Help() : null,
        CommandKind.Yes => new Intent.Answer(Yes: true),
        CommandKind.No => new Intent.Answer(Yes: false),
        CommandKind.Greeting => new Intent.SmallTalk(SmallTalkKind.Greeting),
        CommandKind.Thanks => new Intent.SmallTalk(SmallTalkKind.Thanks),
        CommandKind.Farewell => new Intent.SmallTalk(SmallTalkKind.Farewell),
        CommandKind.Identity => new Intent.SmallTalk(SmallTalkKind.Identity),
        CommandKind.OtherTalk => new Intent.SmallTalk(SmallTalkKind.Other),
        CommandKind.OutOfScope => isDuty ? null : new Intent.OutOfScope(),
        _ => _changes.Build(match),
    };

    /// <summary>A task with its title word for word.</summary>
    public static LineReading Titled(string title) => TaskSplitter.Tidied(new LineReading { Title = title });

    /// <summary>The name of a list as a project; null for "my list" and "my to-do list".</summary>
    public static string? ProjectOf(CommandMatch match)
    {
        if (!match.Has(SlotName.Project))
            return null;

        var cursor = match.In(SlotName.Project);
        if (cursor.Current.Kind == TokenKind.Quote && cursor.End == cursor.First + 1)
            return MarkGrammar.Unquoted(cursor);

        return ListName.Of(ValueReader.TitleOf(cursor));
    }

    /// <summary>False for a stretch that cannot be the name of a list.</summary>
    public static bool IsName(Cursor cursor)
    {
        for (var index = cursor.First; index < cursor.End; index++)
        {
            var lexeme = cursor.At(index).Lexeme;
            if (cursor.At(index).Kind == TokenKind.Break || lexeme.Has(Terminal.Function) || lexeme.Has(Terminal.TaskNouns))
                return false;
        }

        return cursor.End - cursor.First <= 4;
    }

    private Intent.Add? Add(CommandMatch match, bool isList)
    {
        if (match.Has(SlotName.Project) && !IsName(match.In(SlotName.Project)))
            return null;

        var line = match.In(SlotName.Line);
        if (line.At(line.First) is { Kind: TokenKind.Quote } && line.End == line.First + 1)
        {
            line.Position = line.First;
            return new Intent.Add([InProject(Titled(MarkGrammar.Unquoted(line)), match)]);
        }

        // "add this to my list": what it is has to be asked.
        if (ReferenceReader.Read(line, context) is { Tasks: TaskReference.Mentioned or TaskReference.AllMentioned })
            return new Intent.Add([InProject(new LineReading { Title = "" }, match)]);

        // A second place for "to my list" inside the line is the list's.
        var readings = TaskSplitter.Read(line, context, isList || (match.Has(SlotName.Project) && !StartsWithVerb(line)) || IsPlainList(match, line));
        return new Intent.Add([.. readings.Select(reading => InProject(WithoutArticle(reading, match.Kind), match))]);
    }

    // "todo buy milk", but not "task 3" or "todo list".
    private static bool StartsTitle(Cursor line)
    {
        var first = line.At(line.First);
        return first.Kind == TokenKind.Word && !first.Lexeme.Has(Terminal.Function) && !first.Lexeme.Has(Terminal.ListNoun) && !first.Lexeme.Has(Terminal.Number)
            && !first.Lexeme.Has(Terminal.TaskNoun);
    }

    // "an urgent task to …", "a weekly reminder to …": what is said of the task belongs to it.
    private Intent.Add? AddQualified(CommandMatch match)
    {
        var value = match.In(SlotName.Value);
        var fields = ValueReader.Fields(value, context);
        if (fields is null && !(value.Take(Terminal.Repeating) && value.AtEnd))
            return null;

        return Add(match, isList: false) is { Tasks: [var task, ..] } add
            ? add with
            {
                Tasks =
                [
                    task with
                    {
                        Priority = task.Priority ?? fields?.Priority,
                        Recurrence = task.Recurrence ?? fields?.Recurrence,
                        Due = task.Due ?? (fields?.DueDate is { } date ? new Due(date, fields.DueTime, Zone: fields.DueZone) : null),
                        Tags = [.. task.Tags, .. fields?.AddTags ?? []],
                    },
                    .. add.Tasks.Skip(1),
                ],
            }
            : null;
    }

    // "create a shopping list": a task that says so, until somebody adds to it.
    private static Intent.Add? AddList(CommandMatch match)
    {
        if (match.Has(SlotName.Title))
            return new Intent.Add([Titled(ValueReader.TitleOf(match.In(SlotName.Title)))]);

        if (match.Has(SlotName.Any))
            return new Intent.Add([Titled("List for " + ValueReader.TitleOf(match.In(SlotName.Any)))]);

        if (!match.Has(SlotName.Project))
            return new Intent.Add([new LineReading { Title = "" }]);

        if (!IsName(match.In(SlotName.Project)))
            return null;

        return new Intent.Add([ProjectOf(match) is { } name ? Titled($"{name} list") : new LineReading { Title = "" }]);
    }

    // "add milk, eggs and bread to my list": three things.
    private static bool IsPlainList(CommandMatch match, Cursor line) =>
        match.Clause.End > line.End && !StartsWithVerb(line) && Contains(line, ',');

    private static bool Contains(Cursor line, char symbol)
    {
        for (var index = line.First; index < line.End; index++)
        {
            if (line.At(index).Is(symbol))
                return true;
        }

        return false;
    }

    private static bool StartsWithVerb(Cursor line) => line.At(line.First).Lexeme.Has(Terminal.Verb);

    /// <summary>"the milk" as "milk", where the noun is the task.</summary>
    public static LineReading WithoutArticle(LineReading reading) => WithoutArticle(reading, CommandKind.AddAbout);

    private static LineReading WithoutArticle(LineReading reading, CommandKind kind)
    {
        foreach (var article in (ReadOnlySpan<string>)["A ", "An ", "Another ", "The "])
        {
            // "remind me about the dentist": the noun is the task. "add the second chapter": it is as typed.
            if (article == "The " && kind != CommandKind.AddAbout)
                continue;

            if (reading.Title.StartsWith(article, StringComparison.Ordinal) && reading.Title.Length > article.Length + 1)
                return TaskSplitter.Tidied(reading with { Title = reading.Title[article.Length..] });
        }

        return reading;
    }

    private static LineReading InProject(LineReading reading, CommandMatch match) =>
        reading.Project is null && ProjectOf(match) is { } project ? reading with { Project = project } : reading;

    private static Intent.Add? AddNothing(CommandMatch match)
    {
        if (match.Has(SlotName.Project) && !IsName(match.In(SlotName.Project)))
            return null;

        return new Intent.Add([InProject(new LineReading { Title = "" }, match)]);
    }

    private static Intent.Delete? DeleteAll(CommandMatch match)
    {
        if (match.Has(SlotName.Project) && !IsName(match.In(SlotName.Project)))
            return null;

        return new Intent.Delete(new TaskReference.Matching(new TaskFilter { Project = ProjectOf(match) }));
    }

    private TaskReference? Named(CommandMatch match)
    {
        if (!match.Has(SlotName.Tasks))
            return new TaskReference.Mentioned();

        if (match.Has(SlotName.Project) && !IsName(match.In(SlotName.Project)))
            return null;

        var reference = ReferenceReader.Read(match.In(SlotName.Tasks), context);
        if (reference is null || ((match.OnlyNamed || isDuty) && !reference.IsExplicit))
            return null;

        return ProjectOf(match) is { } project && reference.Tasks is TaskReference.Words words
            ? new TaskReference.Matching(new TaskFilter { Project = project, Words = words.Text })
            : reference.Tasks;
    }

    // "complete the tax form by friday" is a task for later.
    private bool IsStillToCome(TaskReference tasks) =>
        tasks is TaskReference.Matching { Filter: { Words: not null, DueTo: { } to, Statuses: [], Tags: [] } } && to > context.Now.Date;

    private static int Steps(CommandMatch match)
    {
        if (!match.Has(SlotName.Value))
            return 1;

        var cursor = match.In(SlotName.Value);
        return (cursor.Take(Terminal.Once, out int times) ? times : NumberGrammar.Amount(cursor)) is > 0 and <= 1000 and var steps ? steps : 1;
    }
}
