using TodoChatbot.Language.Commands.Judging;
using TodoChatbot.Language.Commands.Patterns;
using TodoChatbot.Language.Cultures;
using TodoChatbot.Language.Grammar;
using TodoChatbot.Language.Intents;
using TodoChatbot.Language.Readings;
using TodoChatbot.Language.Tokens;
using TodoChatbot.Language.Vocabularies;

namespace TodoChatbot.Language.Commands;

/// <summary>Finds what a text asks for, sentence by sentence.</summary>
internal sealed class Understanding
{
    private const int MostOpenings = 6;
    private const int MostSentences = 20;

    // Who asks for more in one breath is no person.
    private const int MostJoints = 6;
    private const int LongestJoined = 80;
    private const int MaxSparing = 20;

    private readonly Utterance _utterance;
    private readonly SlotReader _slots;
    private readonly CommandBook _book;
    private readonly StepBudget _budget;
    private readonly Judge _judge;
    private readonly OwnTaskLine _ownLine;

    private Understanding(Utterance utterance, SpeechContext context)
    {
        _utterance = utterance;
        _budget = context.Steps;
        _slots = new SlotReader(context);
        _book = utterance.Culture.Commands;
        _judge = new Judge(_book, context);
        _ownLine = new OwnTaskLine(_slots, _book, _budget);
    }

    public static Intent Of(string text, SpeechContext context) =>
        new Understanding(new Utterance(text, CultureCatalog.Of(context.Locale), context.Steps), context).Find();

    public static Explanation Explain(string text, SpeechContext context)
    {
        var understanding = new Understanding(new Utterance(text, CultureCatalog.Of(context.Locale), context.Steps), context);
        var line = Clauses.Trimmed(new Cursor(understanding._utterance), out _);
        var features = line.AtEnd || new PlainLine(understanding._slots).Read(line) is not Intent.Add add ? [] : TodoFeatures.Of(add, line, context);
        return new Explanation(
            understanding.Find(),
            [.. understanding._judge.MannersOf(line).Select(manner => manner.ToString())],
            [.. features.Select(feature => new Explanation.Feature(feature.Name, feature.Weight))],
            TodoFeatures.Threshold(context));
    }

    private Intent Find()
    {
        var whole = new Cursor(_utterance);
        if (whole.AtEnd)
            return new Intent.OutOfScope();

        // Politeness and answers count only when nothing else does.
        Intent? aside = null;
        var sentences = Clauses.Sentences(whole, MostSentences, _book);
        var requests = new Requests();
        var plain = new List<Cursor>();
        foreach (var (index, sentence) in sentences.Index())
        {
            // The last element is the rest of a long text, which is not a command.
            if (index == MostSentences)
            {
                plain.Add(sentence);
                continue;
            }

            if (!requests.IsEmpty && _judge.Correction(sentence) is { } correction)
            {
                if (Corrected(requests.Intent, correction) is not { } right)
                    return new Intent.Ask(requests.Intent);

                requests = new Requests();
                requests.Add(right);
                continue;
            }

            switch (Command(sentence))
            {
                case (Intent.SmallTalk or Intent.Help or Intent.OutOfScope or Intent.Answer or Intent.Ask { About: Intent.Add }) and var intent when sentences.Count > 1:
                    aside = aside is null or Intent.SmallTalk ? intent : aside;
                    break;
                case null:
                    plain.Add(sentence);
                    break;
                case var intent:
                    AddTasks(requests, plain, saysIt: Requests.TasksOf(intent) is TaskReference.Mentioned);
                    requests.Add(intent);
                    break;
            }
        }

        // The tasks follow "add these:" or "my list for today:".
        if (plain.Count > 0 && plain[0].First >= sentences[0].End && (Clauses.IsHeading(sentences[0]) || plain.TrueForAll(Clauses.IsItem)) && !requests.IsEmpty
            && requests.Intent is Intent.Add { Tasks: [{ Title.Length: 0 }] } or Intent.List)
            return new Intent.Add([.. new TaskSplitter(_slots.Context) { IsList = true }.Read(Part(plain[0].First, plain[^1].End)).Select(task => OnDay(task, requests.Intent))]);

        if (!requests.IsEmpty)
        {
            AddTasks(requests, plain, saysIt: false);
            return requests.Intent;
        }

        return plain.Count == 0 ? aside ?? new Intent.OutOfScope() : Plain(plain.Count == sentences.Count ? whole : plain[0]);
    }

    private static LineReading OnDay(LineReading task, Intent heading) =>
        heading is Intent.List { Filter: { DueFrom: { } from, DueTo: { } to } } && from == to && task.Due is null ? task with { Due = new Due(from) } : task;

    // "delete the milk. no wait, mark it as done"; null for "… actually no, leave it".
    private Intent? Corrected(Intent before, Cursor correction)
    {
        if (Clauses.Trimmed(correction, out _).AtEnd || (Command(correction) ?? Plain(correction)) is not { } intent || Requests.TasksOf(intent) is not { } tasks)
            return null;

        return tasks is not TaskReference.Mentioned ? intent
            : Requests.TasksOf(before) is { } same ? Requests.About(intent, same)
            : before is Intent.Add && intent is Intent.Update ? Requests.Together(before, intent)
            : null;
    }

    /// <summary>Adds the plain sentences beside commands that are tasks: "Buy milk. Delete task 3.", and what "it" behind them says.</summary>
    private void AddTasks(Requests requests, List<Cursor> plain, bool saysIt)
    {
        for (var index = 0; index < plain.Count; index++)
        {
            var clause = Clauses.Trimmed(plain[index], out var isQuestion);
            var isTask = clause.At(clause.First).Lexeme.Has(Terminal.Verb) || (saysIt && index == plain.Count - 1);
            if (!isQuestion && Plain(plain[index]) is { } intent && ((isTask && intent is Intent.Add) || (Requests.TasksOf(intent) is TaskReference.Mentioned && requests.EndsWithAddition)))
                requests.Add(intent);
        }

        plain.Clear();
    }

    /// <summary>What a sentence commands; null when it is a plain line.</summary>
    private Intent? Command(Cursor sentence)
    {
        // "no wait, friday": the correction follows the retraction.
        if (_judge.Correction(sentence) is { } correction && !Clauses.Trimmed(correction, out _).AtEnd && Command(correction) is { } right && IsCorrection(right))
            return right;

        var said = WithoutOpening(Clauses.Trimmed(sentence, out var isQuestion));
        var clause = WithoutCourtesy(said);

        // "the hotel as well" and "and the hotel" repeat the last change; "the hotel" doesn't.
        if ((clause.End < said.End || said.At(said.First).Lexeme.Has(Terminal.And)) && Match(said, isDuty: false, isQuestion) is Intent.Pick { Kind: PickKind.Likewise } same)
            return same;

        if (_utterance.Culture.IsHeadFinal)
            clause = WithoutOpenings(clause);

        if (clause.At(clause.First).Lexeme.Has(Terminal.And) && _book.CanBegin(clause.At(clause.First + 1).Lexeme))
            clause = Part(clause.First + 1, clause.End);

        return (Sparing(clause) ?? Joined(clause) ?? Told(clause) ?? Single(clause, isQuestion, sentence.First)) is { } intent ? _judge.Of(Reminding(intent), sentence) : null;
    }

    // "remind me to call mom at 6pm" sets a reminder if there is such a task.
    private Intent Reminding(Intent intent)
    {
        if (intent is not Intent.Add { Tasks: [{ Reminders.Count: > 0, Recurrence: null } task] }
            || _slots.Context.Own.Find(new Cursor(new Utterance(task.Title, _utterance.Culture, _budget))) is not { IsWhole: true, Only: not null } own)
            return intent;

        var reminders = task.Due is { Time: { } time } due ? [new Reminder(null, due.Date + time)] : task.Reminders;
        return new Intent.Update(own.Reference(task.Title), new TaskChange { AddReminders = reminders });
    }

    private static bool IsCorrection(Intent intent) => intent is Intent.Undo or Intent.Pick || Requests.TasksOf(intent) is TaskReference.Mentioned;

    /// <summary>"not the passport, move the others to monday", "keep only the dentist, delete the rest": the exclusion comes first.</summary>
    private Intent? Sparing(Cursor clause)
    {
        clause.Position = clause.First;
        if (clause.End - clause.First > MaxSparing || (!clause.Take(Terminal.Excluding, out int _) && !clause.Take(Terminal.Keep)))
            return null;

        clause.Take(Terminal.Only);
        for (var index = clause.Position + 1; index + 1 < clause.End; index++)
        {
            if (!clause.At(index).Is(',') && !clause.At(index).Lexeme.Has(Terminal.And) && !clause.At(index).Lexeme.Has(Terminal.Excluding))
                continue;

            var rest = Part(index + 1, clause.End);
            if (!rest.AtEnd && Single(rest, isQuestion: false, rest.First) is { } intent && Requests.TasksOf(intent) is TaskReference.Others
                && _slots.Reference(new Cursor(_utterance, clause.Position, index)) is { } spared)
                return Requests.About(intent, new TaskReference.Others(spared.Tasks));
        }

        return null;
    }

    /// <summary>"i'm sick today, clear my day", "i forgot the electricity bill, can you move it to friday": the request follows a statement.</summary>
    private Intent? Told(Cursor clause)
    {
        for (var index = clause.First + 1; index + 1 < clause.End && index - clause.First <= MaxSparing; index++)
        {
            if (!clause.At(index).Is(','))
                continue;

            var (told, rest) = (Part(clause.First, index), Part(index + 1, clause.End));
            if (told.AtEnd || rest.AtEnd || !IsStatement(told))
                return null;

            return Single(rest, isQuestion: false, rest.First) switch
            {
                Intent.AboutTasks { Tasks: TaskReference.Mentioned } request when _slots.Context.Own.Longest(told) is { Only: not null } own => Requests.About(request, own.Reference(own.Text)),
                (Intent.AboutTasks or Intent.Ask { About: Intent.AboutTasks } or Intent.Plan or Intent.Summarise) and var intent => intent,
                _ => null,
            };
        }

        return null;
    }

    // "the dentist called", "i'm sick today"
    private bool IsStatement(Cursor clause) => Single(clause, isQuestion: false, clause.First) switch
    {
        null => TodoFeatures.StatesSomething(clause),
        Intent.Ask => true,
        _ => false,
    };

    // Courtesies and openings that are stripped make even a plain line something said to the assistant.
    private Intent? Single(Cursor clause, bool isQuestion, int start)
    {
        var isDuty = false;
        for (var stripped = 0; stripped <= MostOpenings && !clause.AtEnd; stripped++)
        {
            if (Match(clause, isDuty, isQuestion) is { } intent && !(isDuty && IsOwnWork(intent) && !SpeaksOfTask(clause) && !_judge.IsHedged(new Cursor(_utterance, start, clause.End))))
                return intent;

            if (_book.Openings.PrefixEnd(clause, _budget) is { } opened && opened < clause.End && IsOpening(clause, opened))
            {
                clause = Part(opened, clause.End);
            }
            else if (_book.Closings.SuffixStart(clause, _budget) is { } closed && closed > clause.First)
            {
                clause = Part(clause.First, closed);
            }
            else if (!isDuty && _book.Duties.PrefixEnd(clause, _budget) is { } duty && duty < clause.End)
            {
                clause = Part(duty, clause.End);
                isDuty = true;
            }
            else
            {
                break;
            }
        }

        if (isDuty)
        {
            var duties = new Intent.Add([.. new TaskSplitter(_slots.Context).Read(clause).Select(task => IntentBuilder.WithoutArticle(task, _utterance.Culture))]);
            return TodoFeatures.AsksBehindComma(clause) || TodoFeatures.NamesExistingTasks(clause) || clause.At(clause.First).Lexeme.Has(Terminal.Excluding) ? new Intent.Ask(duties) : duties;
        }

        if (clause.First == start || clause.AtEnd)
            return null;

        // "i want to know how old the universe is"
        return IsQuestion(clause, isQuestion) ? Asked(clause)
            : _ownLine.Read(clause, isQuestion: false) ?? _judge.OfPlain(new PlainLine(_slots).Read(clause), clause);
    }

    // "i have to cancel the dentist" is something to do; "i have to cancel task 3" is a request.
    private static bool IsOwnWork(Intent intent) => (intent is Intent.Ask ask ? ask.About : intent) is Intent.AboutTasks
    {
        Tasks: TaskReference.Words or TaskReference.Matching { Filter.Words: not null },
    } and (Intent.Delete or Intent.Complete);

    // "i need to delete the item that says “milk”"
    private static bool SpeaksOfTask(Cursor clause)
    {
        for (var index = clause.First; index < clause.End; index++)
        {
            if (clause.At(index).Kind == TokenKind.Word && clause.At(index).Lexeme.Has(Terminal.TaskNoun))
                return true;
        }

        return false;
    }

    /// <summary>"complete it and delete the second": requests in one sentence, each but the first about a task that is named for certain.</summary>
    private Intent? Joined(Cursor clause)
    {
        if (clause.End - clause.First > LongestJoined)
            return null;

        List<int>? joints = null;
        for (var index = clause.First + 1; index + 1 < clause.End; index++)
        {
            var isJoint = clause.At(index).Is(',') || clause.At(index).Is(';') || (clause.At(index).Kind == TokenKind.Word && clause.At(index).Lexeme.Has(Terminal.And));
            // "complete the first, not the third": what is excluded belongs to the request before it.
            if (isJoint && _book.CanBegin(clause.At(index + 1).Lexeme) && !clause.At(index + 1).Lexeme.Has(Terminal.Excluding))
                (joints ??= []).Add(index);
        }

        if (joints is null or { Count: > MostJoints })
            return null;

        if (Split(clause, joints) is { } all)
            return all;

        foreach (var joint in joints.Count > 1 ? joints : [])
        {
            if (Split(clause, [joint]) is { } two)
                return two;
        }

        return null;
    }

    // Null when one of the parts is not a request by itself.
    private Intent? Split(Cursor clause, List<int> joints)
    {
        var parts = new Intent?[joints.Count + 1];
        for (var part = joints.Count; part >= 0; part--)
        {
            var words = Part(part == 0 ? clause.First : joints[part - 1] + 1, part == joints.Count ? clause.End : joints[part]);
            parts[part] = words.AtEnd ? null : Single(words, isQuestion: false, words.First);
            if (part > 0 && !CanFollow(parts[part]))
                return null;
        }

        var isJoined = (Requests.TasksOf(parts[0]), Requests.TasksOf(parts[1])) switch
        {
            (null, TaskReference.Numbers or TaskReference.Words { Number: not null }) => parts[0] is Intent.Add or Intent.List,
            (null, _) => false,
            (TaskReference.Numbers or TaskReference.Places or TaskReference.Words { Number: not null }, _) => true,
            var (_, next) => next is not null && parts[1] is not Intent.Add,
        };
        if (!isJoined)
            return null;

        var requests = new Requests();
        foreach (var part in parts)
            requests.Add(part!);

        return requests.Intent;
    }

    // What names its tasks for certain, or only asks.
    private static bool CanFollow(Intent? part) =>
        part is Intent.List or Intent.Summarise or Intent.Add { IsPlainLine: false } || Requests.TasksOf(part) is TaskReference.Words { Number: not null } or not (null or TaskReference.Words or TaskReference.Matching);

    private Intent? Match(Cursor clause, bool isDuty, bool isQuestion)
    {
        var matcher = new CommandMatcher(clause, _budget);
        var builder = new IntentBuilder(_slots, isDuty, isQuestion);
        Intent? intent = null;
        Func<CommandMatcher, bool> accepts = match => (intent = builder.Build(match)) is not null;
        foreach (var rule in _book.StartingWith(clause.At(clause.First).Lexeme))
        {
            if (matcher.Matches(rule, accepts))
                return intent;
        }

        return null;
    }

    /// <summary>A line that commands nothing: a question, or what <see cref="PlainLine"/> makes of it.</summary>
    private Intent Plain(Cursor line)
    {
        var clause = WithoutCourtesy(Clauses.Trimmed(line, out var isQuestion));
        if (clause.AtEnd)
            return new Intent.SmallTalk(SmallTalkKind.Other);

        var asks = IsQuestion(clause, isQuestion);
        if (!asks && _ownLine.Read(clause, isQuestion: false) is { } own)
            return _judge.Of(own, line);

        return asks || NamesTasks(clause) ? Asked(clause) : Reminding(Undutied(new PlainLine(_slots).Read(clause), clause));
    }

    // "work tasks for tomorrow"
    private static bool NamesTasks(Cursor clause)
    {
        if (clause.At(clause.First).Lexeme.Has(Terminal.Verb))
            return false;

        var names = false;
        for (var index = clause.First; index < clause.End; index++)
        {
            if (clause.At(index) is { Kind: TokenKind.Quote or TokenKind.Break } || clause.At(index).Is(':'))
                return false;

            names |= clause.At(index).Lexeme.Has(Terminal.TaskNouns);
        }

        return names;
    }

    // "on friday I need to pick up the cake": behind its time a duty is none of the title either.
    private Intent Undutied(Intent intent, Cursor clause)
    {
        if (intent is not Intent.Add { Tasks: [{ Spans: [var span, ..] } task] } add || span.Start > clause.At(clause.First).Start)
            return _judge.OfPlain(intent, clause);

        var title = new Cursor(new Utterance(task.Title, _utterance.Culture, _utterance.Steps));
        return _book.Duties.PrefixEnd(title, _budget) is { } duty && duty < title.End
            ? add with { Tasks = [IntentBuilder.WithoutArticle(TaskSplitter.Tidied(task with { Title = title.Utterance.Between(duty, title.End).ToString() }), _utterance.Culture)] }
            : _judge.OfPlain(intent, clause);
    }

    private Intent Asked(Cursor clause)
    {
        var reading = _slots.Filter(clause);
        var speaksOfTasks = reading.SpeaksOfTasks || (reading.Filter.Words is null && !reading.IsEmpty) || reading is { IsEmpty: true, MeansSeveral: true };
        return speaksOfTasks && !reading.SpeaksOfWorld ? new Intent.List(reading.Filter) : _ownLine.Read(clause, isQuestion: true) ?? new Intent.OutOfScope();
    }

    // "what is new", "can I stay", but not "do the dishes" and "can opener"
    private static bool IsQuestion(Cursor clause, bool hasMark)
    {
        clause.Position = clause.First;
        return hasMark || AsksInside(clause) || (clause.Take(Terminal.QuestionWord, out int needsSubject)
            && (needsSubject == 0 || clause.Peek(Terminal.Subject) || clause.Peek(Terminal.OneMentioned) || clause.Peek(Terminal.AllMentioned) || StartsWithPlural(clause)));
    }

    // "do banks open on sundays", but not "do laundry"
    private static bool StartsWithPlural(Cursor clause)
    {
        var noun = clause.Utterance.Between(clause.Position, Math.Min(clause.Position + 1, clause.End)).ToString();
        return clause.Next.Kind == TokenKind.Word && clause.Position + 1 < clause.End && (clause.Next.Lexeme.Has(Terminal.Verb) || clause.Next.Lexeme.Has(Terminal.PendingWord))
            && clause.Culture.Plurals.Any(ending => noun.EndsWith(ending.Plural, StringComparison.OrdinalIgnoreCase));
    }

    // "kal match kaun jeeta tha": where the verb stands last, what asks stands before it; "sochna hai kya pakana hai" is something to do.
    private static bool AsksInside(Cursor clause)
    {
        if (!clause.Culture.IsHeadFinal || FinalVerb.EndsLine(clause))
            return false;

        for (var index = clause.First; index < clause.End; index++)
        {
            if (clause.At(index).Lexeme.Has(Terminal.QuestionWord))
                return true;
        }

        return false;
    }

    // "first, call Ann", "great, delete it", but not "first class stamps", "first of the month", "next week we should"
    private bool IsOpening(Cursor clause, int end) =>
        end > clause.First + 1 || !clause.At(clause.First).Lexeme.Has(Terminal.MayDescribe)
        || clause.At(end) is var next && (next.Kind != TokenKind.Word || (!next.Lexeme.Has(Terminal.Of) && !clause.IsTimeAt(end) && (next.Lexeme.Has(Terminal.Verb) || next.Lexeme.Has(Terminal.Function) || _book.CanBegin(next.Lexeme))));

    // "i forgot to tell you, i bought the insurance"
    private Cursor WithoutOpening(Cursor clause) =>
        _book.Openings.PrefixEnd(clause, _budget) is { } opened && clause.At(opened).Is(',') && opened + 1 < clause.End ? Part(opened + 1, clause.End) : clause;

    // Where the verb stands last, a command begins with a slot, which would take the openings for a part of it: "plz doodh lana add karo".
    private Cursor WithoutOpenings(Cursor clause)
    {
        for (var opening = 0; opening < MostOpenings && _book.Openings.PrefixEnd(clause, _budget) is { } opened && opened < clause.End; opening++)
            clause = Part(opened, clause.End);

        return clause;
    }

    private Cursor WithoutCourtesy(Cursor clause)
    {
        while (_book.Courtesies.SuffixStart(clause, _budget) is { } courtesy && courtesy > clause.First)
            clause = Part(clause.First, courtesy);

        return clause;
    }

    private Cursor Part(int first, int end) => Clauses.Trimmed(new Cursor(_utterance, first, end), out _);
}
