using TodoChatbot.Language.Commands.Patterns;
using TodoChatbot.Language.Cultures;
using TodoChatbot.Language.Grammar;
using TodoChatbot.Language.Intents;
using TodoChatbot.Language.Lines;
using TodoChatbot.Language.Readings;
using TodoChatbot.Language.Tokens;
using TodoChatbot.Language.Vocabularies;

namespace TodoChatbot.Language.Commands;

/// <summary>Makes an intent of a command and what its slots hold; null when they make no sense there, so that the next rule is tried.</summary>
/// <param name="slots">Reads what slots hold.</param>
/// <param name="isDuty">True behind "I need to": then only what can only be a command is one.</param>
/// <param name="isQuestion">True when the sentence ends with a question mark.</param>
internal sealed class IntentBuilder(SlotReader slots, bool isDuty, bool isQuestion)
{
    private const int MaxStated = 4;

    private readonly ChangeBuilder _changes = new(slots, isDuty);
    private readonly ListBuilder _lists = new(slots, isQuestion);

    public Intent? Build(CommandMatcher match)
    {
        var intent = IntentOf(match);
        return intent is Intent.Complete or Intent.Delete && IsPlanned(intent, match) ? new Intent.Ask(intent) : intent;
    }

    // "finish the report" can be a completion or a new task. So can "cancel the subscription" if a task has this title.
    private bool IsPlanned(Intent intent, CommandMatcher match)
    {
        var (first, end) = (match.Clause.First, match.Clause.First + 1);
        if (match.Has(SlotName.Tasks) && slots.Reference(match.In(SlotName.Tasks)) is { SpeaksOfTasks: true })
            return false;

        return Requests.TasksOf(intent) is TaskReference.Words { Number: not null } words && match.Clause.At(first).Lexeme.Has(Terminal.Verb)
            && (match.OnlyNamed || words.Text.AsSpan().StartsWith(match.Clause.Utterance.Between(first, end), StringComparison.OrdinalIgnoreCase));
    }

    private Intent? IntentOf(CommandMatcher match) => match.Kind switch
    {
        CommandKind.AddLine or CommandKind.AddAbout or CommandKind.AddReminder => Add(match, isList: false),
        CommandKind.AddWhole => new Intent.Add(new TaskSplitter(slots.Context).Read(match.Clause)),
        CommandKind.AddTimed => match.In(SlotName.Line) is var timed && timed.IsTimeAt(timed.First) ? Add(match, isList: false) : null,
        CommandKind.AddQuoted => match.In(SlotName.Line) is var quote && quote.At(quote.First).Kind == TokenKind.Quote ? AddQuoted(match) : null,
        CommandKind.AddUnmarked => StartsTitle(match.In(SlotName.Line)) ? Add(match, isList: false) : null,
        CommandKind.AddQualified => AddQualified(match),
        CommandKind.AddList => AddList(match),
        CommandKind.AddToOwn => OwnProject(match, slots.Context) is not null ? Add(match, isList: false) : null,
        CommandKind.AddCounted => match.In(SlotName.Value) is var count && NumberGrammar.Cardinal(count) is > 1 && count.AtEnd ? Add(match, isList: true) : null,
        CommandKind.PickNamed => new Intent.Pick(new TaskReference.Words(ValueReader.TitleOf(match.In(SlotName.Title)))),
        CommandKind.CountAgain => new Intent.List(new TaskFilter(), CountOnly: true) { Narrows = true },
        CommandKind.ListAgain => new Intent.List(new TaskFilter()) { Narrows = true },
        CommandKind.PickLikewise => Picked(match, PickKind.Likewise),
        CommandKind.PickInstead => Picked(match, PickKind.Instead),
        CommandKind.AddSeveral => Add(match, isList: true),
        CommandKind.AddTitle => new Intent.Add([QuotedTask.Read(match.In(SlotName.Title), slots.Context) is { } quoted ? TaskSplitter.Tidied(quoted) : Titled(ValueReader.TitleOf(match.In(SlotName.Title)))]),
        CommandKind.AddNothing => AddNothing(match),
        CommandKind.Complete => Named(match) is { } tasks && !IsStillToCome(tasks) ? new Intent.Complete(tasks) : null,
        CommandKind.CompleteOne => Named(match) is { } tasks and not TaskReference.Matching { Filter.Words: null } ? new Intent.Complete(tasks) : null,
        CommandKind.CompleteStated => Stated(match) is { } tasks ? new Intent.Ask(new Intent.Complete(tasks)) : null,
        CommandKind.DeleteStated => Stated(match) is { } tasks ? new Intent.Ask(new Intent.Delete(tasks)) : null,
        CommandKind.Reopen => Named(match) is { } tasks ? new Intent.Reopen(Searched(tasks)) : null,
        CommandKind.Delete => Named(match) is { } tasks ? new Intent.Delete(tasks) : null,
        CommandKind.DeleteAll => DeleteAll(match),
        CommandKind.DeleteDone => new Intent.Delete(new TaskReference.Matching(new TaskFilter { Statuses = [Status.Done], Project = ProjectOf(match) })),
        CommandKind.Skip => Skip(match),
        CommandKind.SkipStated when !IsBefore(match) => Skip(match) is { Tasks: TaskReference.Words } skip ? new Intent.Ask(skip) : null,
        CommandKind.Undo when match.Has(SlotName.Tasks) => UndoNamed(match, of: null),
        CommandKind.Undo => Steps(match) is { } steps ? new Intent.Undo(steps) : null,
        CommandKind.UndoAddition => UndoNamed(match, ChangeKind.Addition),
        CommandKind.UndoCompletion => UndoNamed(match, ChangeKind.Completion),
        CommandKind.UndoDeletion => UndoNamed(match, ChangeKind.Deletion),
        CommandKind.UndoEdit => UndoNamed(match, ChangeKind.Edit),
        CommandKind.ClearDay => isDuty ? null : ClearDay(match),
        CommandKind.UndoDoubted => new Intent.Ask(new Intent.Undo()),
        CommandKind.UndoBoth => new Intent.Undo(Steps: 2),
        CommandKind.Reword => ValueReader.TitleOf(match.In(SlotName.Title)) is { Length: > 0 } right ? new Intent.Reword(right) : null,
        CommandKind.History => new Intent.History(),
        CommandKind.HistoryOfDeletions => new Intent.History(ChangeKind.Deletion),
        CommandKind.Redo => Steps(match) is { } steps ? new Intent.Redo(steps) : null,
        CommandKind.List or CommandKind.ListAsked or CommandKind.ListOwn or CommandKind.ListNamed or CommandKind.ListDone or CommandKind.ListDueOf or CommandKind.ListNarrowed or CommandKind.ListAdded or CommandKind.ListMissed or CommandKind.Count or CommandKind.Summarise or CommandKind.Plan => isDuty ? null : _lists.Build(match),
        CommandKind.ListLabels => isDuty ? null : new Intent.Labels(),
        CommandKind.Show when !isDuty => Named(match) is { } shown and not TaskReference.Matching { Title: null } ? new Intent.Show(shown) : null,
        CommandKind.Show => null,
        CommandKind.CreateLabel or CommandKind.RenameLabel or CommandKind.ArchiveLabel or CommandKind.UnarchiveLabel or CommandKind.DeleteLabel =>
            isDuty ? null : LabelBuilder.Build(match, slots.Context),
        CommandKind.Help => new Intent.Help(),
        CommandKind.HelpIfAboutTasks => slots.Filter(match.In(SlotName.Any)).SpeaksOfTasks ? new Intent.Help() : null,
        CommandKind.Yes => new Intent.Answer(Yes: true),
        CommandKind.No => new Intent.Answer(Yes: false),
        CommandKind.Greeting => new Intent.SmallTalk(SmallTalkKind.Greeting),
        CommandKind.Thanks => new Intent.SmallTalk(SmallTalkKind.Thanks),
        CommandKind.Farewell => new Intent.SmallTalk(SmallTalkKind.Farewell),
        CommandKind.Identity => new Intent.SmallTalk(SmallTalkKind.Identity),
        CommandKind.OtherTalk => new Intent.SmallTalk(SmallTalkKind.Other),
        CommandKind.OutOfScope => isDuty || IsTask(match.Clause) ? null : new Intent.OutOfScope(),
        _ => _changes.Build(match),
    };

    // "same for the hotel", "i meant 23"
    private Intent.Pick? Picked(CommandMatcher match, PickKind kind) =>
        slots.Reference(match.In(SlotName.Tasks)) is { IsExplicit: true, Tasks: not TaskReference.Matching } reference ? new Intent.Pick(reference.Tasks, kind) : null;

    /// <summary>The user's project that a command names; null if the user has no such project.</summary>
    public static string? OwnProject(CommandMatcher match, SpeechContext context) =>
        OwnNames.Find(ValueReader.TitleOf(match.In(SlotName.Project)), context.Projects, match.Clause.Culture);

    // The name of an existing project can be longer than that of a new one.
    private bool NamesProject(CommandMatcher match) => IsName(match.In(SlotName.Project)) || OwnProject(match, slots.Context) is not null;

    /// <summary>A task with its title word for word.</summary>
    public static LineReading Titled(string title) => TaskSplitter.Tidied(new LineReading { Title = title });

    /// <summary>The name of a list as a project; null when none is named in particular.</summary>
    public static string? ProjectOf(CommandMatcher match) => match.Has(SlotName.Project) ? NameOfList(match.In(SlotName.Project)) : null;

    /// <summary>"shopping" of "my shopping list"; null for "to-do", which is the list of everything.</summary>
    public static string? NameOfList(Cursor name)
    {
        name.Position = name.First;
        return name.Take(Terminal.GeneralList) && name.AtEnd ? null : ValueReader.TitleOf(name);
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

    private Intent.Add? Add(CommandMatcher match, bool isList)
    {
        if (match.Has(SlotName.Project) && !NamesProject(match))
            return null;

        var line = match.In(SlotName.Line);
        var reminds = match.Kind is CommandKind.AddReminder or CommandKind.AddTimed;
        if (QuotedTask.Read(line, slots.Context, reminds) is { } quoted)
            return new Intent.Add([InProject(TaskSplitter.Tidied(quoted), match)]);

        // "add this to my list": what it is has to be asked.
        if (slots.Reference(line) is { Tasks: TaskReference.Mentioned or TaskReference.AllMentioned })
            return new Intent.Add([InProject(new LineReading { Title = "" }, match)]);

        // A second place for "to my list" inside the line is the list's.
        isList |= (match.Has(SlotName.Project) && !StartsWithVerb(line)) || IsPlainList(match, line);
        var readings = new TaskSplitter(slots.Context) { IsList = isList, Reminds = reminds }.Read(line);
        var definite = reminds || match.Kind == CommandKind.AddAbout;
        return new Intent.Add([.. readings.Select(reading => InProject(WithoutArticle(reading, match.Clause.Culture, definite), match))]);
    }

    // "todo buy milk", but not "task 3" or "todo list".
    private static bool StartsTitle(Cursor line)
    {
        var first = line.At(line.First);
        return first.Kind == TokenKind.Word && !first.Lexeme.Has(Terminal.Function) && !first.Lexeme.Has(Terminal.ListNoun) && !first.Lexeme.Has(Terminal.Number)
            && !first.Lexeme.Has(Terminal.TaskNoun);
    }

    private Intent.Add? AddQuoted(CommandMatcher match) => match.Has(SlotName.Value) ? AddQualified(match) : Add(match, isList: false);

    // "an urgent task to …", "a weekly reminder to …": what is said of the task belongs to it.
    private Intent.Add? AddQualified(CommandMatcher match)
    {
        var value = match.In(SlotName.Value);
        var fields = slots.Fields(value);
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
                        Due = task.Due ?? (fields?.DueDate is { } date ? new Due(date, fields.DueTime, fields.DueUntil, fields.DueZone) : null),
                        Tags = [.. task.Tags, .. fields?.AddTags ?? []],
                    },
                    .. add.Tasks.Skip(1),
                ],
            }
            : null;
    }

    // "create a shopping list", "make a list for the party": a task that says so, until somebody adds to it.
    private Intent.Add? AddList(CommandMatcher match)
    {
        if (match.Has(SlotName.Title))
            return new Intent.Add([Titled(ValueReader.TitleOf(match.In(SlotName.Title)))]);

        var list = match.Clause;
        list.Position = list.First;
        while (!list.Peek(Terminal.ListNoun))
            list.Position++;

        var isNamed = match.Has(SlotName.Project) && ProjectOf(match) is not null;
        var isDescribed = match.Has(SlotName.Any);
        if (match.Has(SlotName.Project) && !NamesProject(match))
            return null;

        var first = isNamed ? match.In(SlotName.Project).First : list.Position;
        var end = isDescribed ? match.In(SlotName.Any).End : list.Position + 1;
        return new Intent.Add([isNamed || isDescribed ? Titled(ValueReader.TitleOf(new Cursor(list.Utterance, first, end))) : new LineReading { Title = "" }]);
    }

    // "add milk, eggs and bread to my list": three things.
    private static bool IsPlainList(CommandMatcher match, Cursor line) =>
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

    /// <summary>"the milk" as "milk", where the noun is the task; "a" and "another" are never part of one.</summary>
    public static LineReading WithoutArticle(LineReading reading, Culture culture, bool definite = true)
    {
        var end = reading.Title.IndexOf(' ', StringComparison.Ordinal);
        if (end <= 0)
            return reading;

        var first = culture.Vocabulary.Find(reading.Title.AsSpan(0, end));
        var isArticle = first.Has(Terminal.A) || first.Has(Terminal.Another) || (definite && first.Has(Terminal.The));
        return isArticle ? TaskSplitter.Tidied(reading with { Title = reading.Title[(end + 1)..] }) : reading;
    }

    private static LineReading InProject(LineReading reading, CommandMatcher match) =>
        reading.Project is null && ProjectOf(match) is { } project ? reading with { Project = project } : reading;

    private Intent.Add? AddNothing(CommandMatcher match)
    {
        if (match.Has(SlotName.Project) && !NamesProject(match))
            return null;

        return new Intent.Add([InProject(new LineReading { Title = "" }, match)]);
    }

    // "write an essay about Rome by friday": who says when, will do it.
    private bool IsTask(Cursor clause) =>
        !isQuestion && clause.SpeaksOfTime && clause.At(clause.First).Lexeme.Has(Terminal.Verb)
        && LineReader.Read(new Cursor(clause.Utterance, clause.First, clause.End), slots.Context).Reading is { Due: not null, Title.Length: > 0 };

    private Intent.Delete? DeleteAll(CommandMatcher match)
    {
        if (match.Has(SlotName.Project) && !NamesProject(match))
            return null;

        return new Intent.Delete(new TaskReference.Matching(new TaskFilter { Project = ProjectOf(match) }));
    }

    private TaskReference? Named(CommandMatcher match)
    {
        if (!match.Has(SlotName.Tasks))
            return new TaskReference.Mentioned();

        if (match.Has(SlotName.Project) && !NamesProject(match))
            return null;

        var reference = slots.Reference(match.In(SlotName.Tasks));
        if (reference is null || ((match.OnlyNamed || isDuty) && !reference.IsExplicit))
            return null;

        return ProjectOf(match) is { } project && reference.Tasks is TaskReference.Words words
            ? new TaskReference.Matching(new TaskFilter { Project = project, Words = words.Text })
            : reference.Tasks;
    }

    // A completed occurrence has the title of its open series, so search for it.
    private static TaskReference Searched(TaskReference tasks) => tasks is TaskReference.Words words ? words with { Number = null } : tasks;

    // "rent paid", "flights booked": short, and no order such as "get the car washed".
    private TaskReference? Stated(CommandMatcher match)
    {
        var tasks = match.In(SlotName.Tasks);
        var first = tasks.At(tasks.First).Lexeme;
        var isOrder = first.Has(Terminal.Verb) && tasks.End > tasks.First + 1;
        var isName = !first.Has(Terminal.Function) || first.Has(Terminal.The) || first.Has(Terminal.Mine);
        return tasks.End - tasks.First <= MaxStated && !isOrder && isName && Named(match) is (TaskReference.Words or TaskReference.Matching { Filter.Words: not null }) and var named ? named : null;
    }

    // "cancel Netflix before friday" is something to do.
    private static bool IsBefore(CommandMatcher match) =>
        match.In(SlotName.Value).First is var first && (IsBefore(match.Clause.At(first).Lexeme) || IsBefore(match.Clause.At(first - 1).Lexeme));

    private static bool IsBefore(Lexeme word) => word.Has(Terminal.Before) || word.Has(Terminal.By) || word.Has(Terminal.Until) || word.Has(Terminal.After);

    // "skip the gym on wednesday", "no standup today"
    private Intent.Skip? Skip(CommandMatcher match)
    {
        if (Named(match) is not { } tasks)
            return null;

        if (!match.Has(SlotName.Value))
            return new Intent.Skip(tasks);

        var value = match.In(SlotName.Value);
        return RangeGrammar.Read(value, slots.Context) is { From: { } from, To: { } to } && value.AtEnd ? new Intent.Skip(tasks, from, from == to ? null : to)
            : slots.When(value) is { DueDate: { } day, DueTime: null, Recurrence: null } ? new Intent.Skip(tasks, day)
            : null;
    }

    // "clear my day": move what is due to the next day, or delete it?
    private Intent.Ask? ClearDay(CommandMatcher match)
    {
        var days = new DayRange(slots.Context.Now.Date, slots.Context.Now.Date);
        if (match.Has(SlotName.Value))
        {
            var value = match.In(SlotName.Value);
            if (RangeGrammar.Read(value, slots.Context) is not { } range || !value.AtEnd)
                return null;

            days = range;
        }

        var filter = new TaskFilter { DueFrom = days.From, DueTo = days.To, TimeFrom = days.TimeFrom, TimeTo = days.TimeTo };
        return days.To is { } last ? new Intent.Ask(new Intent.Update(new TaskReference.Matching(filter), new TaskChange { DueDate = last.PlusDays(1) })) : null;
    }

    // "complete the tax form by friday" is a task for later.
    private bool IsStillToCome(TaskReference tasks) =>
        tasks is TaskReference.Matching { Filter: { Words: not null, DueTo: { } to, Statuses: [], Tags: [] } } && to > slots.Context.Now.Date;

    // "undo the gym change", "undo deleting the milk"
    private Intent.Undo? UndoNamed(CommandMatcher match, ChangeKind? of)
    {
        if (!match.Has(SlotName.Tasks))
            return new Intent.Undo(Of: of);

        return Named(match) switch
        {
            TaskReference.Words words => new Intent.Undo(Of: of, Named: words.Text),
            TaskReference.Matching { Title: { } title } => new Intent.Undo(Of: of, Named: title),
            TaskReference.Mentioned when of is not null => new Intent.Undo(Of: of),
            _ => null,
        };
    }

    // "undo the stitching" takes nothing back.
    private static int? Steps(CommandMatcher match)
    {
        if (!match.Has(SlotName.Value))
            return 1;

        var cursor = match.In(SlotName.Value);
        return (cursor.Take(Terminal.Once, out int times) ? times : NumberGrammar.Amount(cursor)) is > 0 and <= 1000 and var steps && cursor.AtEnd ? steps : null;
    }
}
