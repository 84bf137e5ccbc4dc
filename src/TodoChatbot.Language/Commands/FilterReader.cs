using TodoChatbot.Language.Grammar;
using TodoChatbot.Language.Intents;
using TodoChatbot.Language.Readings;
using TodoChatbot.Language.Tokens;
using TodoChatbot.Language.Vocabularies;

namespace TodoChatbot.Language.Commands;

/// <summary>
/// Reads which tasks are meant from words in any order: "my high priority tasks due this week tagged work". What is left when all
/// that narrows is taken away are words of the titles.
/// </summary>
internal sealed class FilterReader(Cursor cursor, SpeechContext context)
{
    // What is left out stands at the end, and is no longer than people say in one breath.
    private const int LongestExclusion = 40;

    // The maximum number of words in a project or tag name.
    private const int MaxName = 5;

    private readonly List<Status> _statuses = [];
    private readonly List<Priority> _priorities = [];
    private readonly List<string> _tags = [];
    private readonly List<int> _numbers = [];
    private readonly List<(int First, int End)> _words = [];
    private DayRange _range;
    private string? _project;
    private int? _limit;
    private TaskReference? _except;
    private bool _overdue;
    private bool _undated;
    private bool _repeating;
    private bool _reminds;
    private bool _unfiled;
    private bool _added;
    private TaskOrder _order;
    private bool _speaksOfTasks;
    private bool _meansSeveral;
    private bool _saysAll;
    private bool _repeats;
    private bool _speaksOfWorld;

    public static FilterReading Read(Cursor cursor, SpeechContext context) => new FilterReader(cursor, context).Read();

    private FilterReading Read()
    {
        cursor.Position = cursor.First;
        while (!cursor.AtEnd)
        {
            var start = cursor.Position;
            cursor.Utterance.Steps.Spend();
            if (!TakeKnown())
            {
                cursor.Position = start + 1;
                Keep(start, start + 1);
            }
        }

        var words = WithoutOwnName(WordsLeft());
        if (_project is { } named && OwnNames.Find(named, context.Projects, cursor.Culture) is null)
            _project = OwnNames.FindPart(named, context.Projects) ?? named;
        var isDone = _statuses is [Status.Done];
        var filter = new TaskFilter
        {
            Statuses = [.. _statuses.Distinct()],
            Numbers = [.. _numbers.Distinct()],
            DueFrom = isDone || _added ? null : _range.From,
            DueTo = isDone || _added ? null : _range.To,
            AddedFrom = _added ? _range.From : null,
            AddedTo = _added ? _range.To : null,
            CompletedFrom = isDone && !_added ? _range.From : null,
            CompletedTo = isDone && !_added ? _range.To : null,
            TimeFrom = _range.TimeFrom,
            TimeTo = _range.TimeTo,
            Overdue = _overdue,
            NoDue = _undated,
            Repeating = _repeating,
            HasReminders = _reminds,
            NoProject = _unfiled,
            Priorities = [.. _priorities.Distinct().Order()],
            Tags = [.. _tags.Distinct(StringComparer.OrdinalIgnoreCase)],
            Project = _project,
            Except = _except,
            Words = words,
            Limit = _limit,
            Order = _order,
        };
        return new FilterReading(filter)
        {
            SpeaksOfTasks = _speaksOfTasks,
            MeansSeveral = _meansSeveral,
            SaysAll = _saysAll,
            SaysHabit = _repeats,
            SpeaksOfWorld = _speaksOfWorld,
            Narrows = _statuses.Count + _priorities.Count + _tags.Count + _numbers.Count > 0
                || _overdue || _undated || _repeating || _reminds || _unfiled || _project is not null || _except is not null || _range != default,
        };
    }

    // "how many work tasks": the words left over are the name of a project or of a tag, and nothing else.
    private string? WithoutOwnName(string? words)
    {
        if (words is null || _project is not null || _tags.Count > 0)
            return words;

        if (IsOwnName(words))
            return null;

        _project = OwnNames.FindPart(words, context.Projects);
        return _project is null ? words : null;
    }

    // Filters by the project or the tag of a name.
    private bool IsOwnName(string name)
    {
        if (_project is null && OwnNames.Find(name, context.Projects, cursor.Culture) is { } project)
            _project = project;
        else if (OwnNames.Find(name, context.Tags, cursor.Culture) is { } tag)
            _tags.Add(tag);
        else
            return false;

        return true;
    }

    private bool TakeKnown() =>
        TakeQuote() || TakeMark() || TakeOwnName() || TakeNamedList() || TakeNumbers() || TakeState() || TakeOrder() || TakeRange() || TakeLimit() || TakeExclusion() || TakeNoun() || TakeFiller();

    // "in trip to lisbon", "work items": a name of several words, or a single word next to a preposition or a word for tasks.
    private bool TakeOwnName()
    {
        if (context.Projects.Count + context.Tags.Count == 0 || cursor.Current.Kind != TokenKind.Word)
            return false;

        var isInside = cursor.Position > cursor.First && cursor.At(cursor.Position - 1) is { Lexeme: var before } && (before.Has(Terminal.In) || before.Has(Terminal.From));
        for (var length = Math.Min(MaxName, cursor.End - cursor.Position); length > 0; length--)
        {
            var end = cursor.Position + length;
            if (length == 1 && !isInside && !cursor.At(end).Lexeme.Has(Terminal.TaskNouns))
                continue;

            if (!IsOwnName(cursor.Utterance.Between(cursor.Position, end).ToString()))
                continue;

            cursor.Position = end;
            return true;
        }

        return false;
    }

    private bool TakeQuote()
    {
        if (cursor.Current.Kind != TokenKind.Quote)
            return false;

        cursor.Position++;
        Keep(cursor.Position - 1, cursor.Position);
        return true;
    }

    private bool TakeMark()
    {
        if (MarkGrammar.ReadTags(cursor) is { } tags)
        {
            _tags.AddRange(tags);
            return true;
        }

        if (MarkGrammar.ReadProject(cursor) is { } project)
        {
            _project = project;
            return true;
        }

        if (MarkGrammar.ReadPriority(cursor) is { } priority)
        {
            AddPriority(priority);
            return true;
        }

        // "urgent tasks", "high priority"
        var start = cursor.Position;
        if (cursor.Take(Terminal.PriorityLevel, out int level))
        {
            cursor.TakeHyphen();
            if (cursor.Take(Terminal.PriorityWord) || (level is (int)Priority.Urgent or (int)Priority.High && (cursor.AtEnd || cursor.Peek(Terminal.TaskNoun) || cursor.Peek(Terminal.TaskNouns) || cursor.Peek(Terminal.Filler) || cursor.At(cursor.End - 1).Lexeme.Has(Terminal.TaskNouns))))
            {
                AddPriority((Priority)level);
                return true;
            }
        }

        cursor.Position = start;
        return false;
    }

    private void AddPriority(Priority priority)
    {
        _priorities.Add(priority);

        // "urgent tasks" of the highest level; "important" is at least high.
        if (cursor.At(cursor.Position - 1).Lexeme.Has(Terminal.PriorityOrMore))
            _priorities.AddRange(Enum.GetValues<Priority>().Where(higher => higher > priority));
    }

    // "my shopping list", "the work project"
    private bool TakeNamedList()
    {
        var start = cursor.Position;
        while (cursor.TakeAny([Terminal.In, Terminal.On, Terminal.From, Terminal.To, Terminal.For], out _))
        {
            // Prepositions before the list say nothing more.
        }

        var isMine = cursor.Take(Terminal.Mine) || cursor.Take(Terminal.The) || cursor.Take(Terminal.This);
        var first = cursor.Position;
        for (var length = 0; length <= 3 && !cursor.AtEnd; length++, cursor.Position++)
        {
            if ((cursor.Take(Terminal.ListNoun) && !cursor.Peek(Terminal.TaskNoun)) || (length > 0 && cursor.Take(Terminal.ProjectWord)))
            {
                _speaksOfTasks = true;
                if (length > 0)
                    _project = IntentBuilder.NameOfList(new Cursor(cursor.Utterance, first, first + length));

                return true;
            }

            if (cursor.Current.Kind != TokenKind.Word || cursor.Peek(Terminal.Filler) || cursor.Peek(Terminal.StatusWord) || cursor.Peek(Terminal.PendingWord)
                || cursor.Peek(Terminal.All) || cursor.Peek(Terminal.Overdue) || cursor.Peek(Terminal.RelativeDay) || cursor.Peek(Terminal.Weekday)
                || cursor.Peek(Terminal.Repeating) || cursor.Peek(Terminal.TaskNouns) || cursor.Peek(Terminal.TaskNoun) || cursor.Peek(Terminal.RepeatAdverb)
                || (length == 0 && !isMine && start < first && cursor.Peek(Terminal.Mine)))
                break;
        }

        cursor.Position = start;
        return false;
    }

    // "task 3", "#4 and #5"
    private bool TakeNumbers()
    {
        var start = cursor.Position;
        var named = cursor.Take(Terminal.TaskNoun) | cursor.Take(Terminal.TaskNouns);
        named |= cursor.Take(Terminal.NumberSign);
        if (named && NumberGrammar.Cardinal(cursor) is > 0 and var number)
        {
            _numbers.Add(number);
            _speaksOfTasks = true;
            for (var behind = cursor.Position; cursor.TakeSymbol(',') | cursor.Take(Terminal.And); behind = cursor.Position)
            {
                cursor.Take(Terminal.NumberSign);
                if (NumberGrammar.Cardinal(cursor) is not { } another)
                {
                    cursor.Position = behind;
                    break;
                }

                _numbers.Add(another);
            }

            return true;
        }

        cursor.Position = start;
        return false;
    }

    private bool TakeState()
    {
        if (cursor.Take(Terminal.PendingWord))
        {
            _statuses.AddRange([Status.Todo, Status.InProgress, Status.Review]);
            return true;
        }

        if (cursor.Take(Terminal.StatusWord, out int status))
        {
            _statuses.Add((Status)status);
            return true;
        }

        if (cursor.Take(Terminal.Upcoming))
        {
            _range = _range with { From = _range.From ?? context.Now.Date };
            return true;
        }

        if (cursor.Take(Terminal.Undated))
            return _undated = true;

        if (cursor.Take(Terminal.Overdue))
            return _overdue = true;

        if (cursor.Take(Terminal.Unfiled))
            return _unfiled = true;

        if (cursor.Take(Terminal.WithReminder))
            return _reminds = true;

        if (cursor.Take(Terminal.Added))
            return _added = true;

        return cursor.Take(Terminal.Repeating) && (_repeating = true);
    }

    // "the oldest task", "what is due last", "the newest tasks"
    private bool TakeOrder()
    {
        // "last" of "which task is due last" alone
        var start = cursor.Position;
        if (start == cursor.First && NumberGrammar.Ordinal(cursor) is (1 or -1) and var end && cursor.AtEnd)
        {
            (_order, _limit) = (end == 1 ? TaskOrder.DueFirst : TaskOrder.DueLast, 1);
            return true;
        }

        cursor.Position = start;
        if (!cursor.Take(Terminal.OrderWord, out int order))
            return false;

        _order = (TaskOrder)order;
        if (!cursor.Peek(Terminal.TaskNouns) && !_meansSeveral)
            _limit ??= 1;

        return true;
    }

    private bool TakeRange()
    {
        if (RangeGrammar.Read(cursor, context) is not { } range)
            return false;

        _range = new DayRange(range.From ?? _range.From, range.To ?? _range.To, range.TimeFrom ?? _range.TimeFrom, range.TimeTo ?? _range.TimeTo);
        return true;
    }

    // "my next task", "the first 3 tasks", "the last two tasks"
    private bool TakeLimit()
    {
        var start = cursor.Position;
        cursor.Take(Terminal.The);
        if (NumberGrammar.Ordinal(cursor) is (1 or -1) and var end && NumberGrammar.Cardinal(cursor) is > 1 and <= 100 and var some && cursor.Peek(Terminal.TaskNouns))
        {
            _limit = some;
            _order = end == 1 ? TaskOrder.DueFirst : TaskOrder.DueLast;
            return true;
        }

        cursor.Position = start;
        cursor.Take(Terminal.The);
        if (cursor.Take(Terminal.Next) || cursor.Take(Terminal.Coming))
        {
            var count = NumberGrammar.Cardinal(cursor);
            if (count is > 0 and <= 100 || cursor.Peek(Terminal.TaskNoun) || cursor.AtEnd || cursor.Peek(Terminal.TaskNouns) || cursor.Peek(Terminal.EventNoun) || cursor.Peek(Terminal.On))
            {
                _limit = count ?? (cursor.Peek(Terminal.TaskNouns) ? null : 1);
                return true;
            }
        }

        cursor.Position = start;
        return false;
    }

    // "except task 3", "but not the urgent ones": all that follows is left out. Where other values say the same, they are asked for.
    private bool TakeExclusion()
    {
        var start = cursor.Position;
        if (start == cursor.First || !cursor.Take(Terminal.Excluding, out int beforeTag))
            return false;

        if ((beforeTag == 1 && !cursor.Peek(Terminal.TagWord)) || cursor.AtEnd || Excluded() is not { Tasks: var left })
        {
            cursor.Position = start;
            return false;
        }

        switch (left)
        {
            case TaskReference.Matching { Filter: { Statuses: { Count: > 0 } statuses, Priorities: [] } filter } when IsPlain(filter):
                _statuses.AddRange(Enum.GetValues<Status>().Except(statuses));
                break;
            case TaskReference.Matching { Filter: { Statuses: [], Priorities: { Count: > 0 } priorities } filter } when IsPlain(filter):
                _priorities.AddRange(Enum.GetValues<Priority>().Except(priorities));
                break;
            default:
                _except = left;
                break;
        }

        cursor.Position = cursor.End;
        return true;
    }

    private Reference? Excluded()
    {
        if (cursor.End - cursor.Position > LongestExclusion)
            return null;

        var rest = new Cursor(cursor.Utterance, cursor.Position, cursor.End);
        return cursor.Utterance.Exclusions.Read(rest, words => ReferenceReader.Read(words, context));
    }

    // Narrowed by nothing but the status or the priority.
    private static bool IsPlain(TaskFilter filter) => filter is
    {
        Numbers: [], Tags: [], Project: null, Words: null, Except: null, Limit: null, Overdue: false, NoDue: false, Repeating: false, HasReminders: false, NoProject: false,
        DueFrom: null, DueTo: null, AddedFrom: null, AddedTo: null, TimeFrom: null, TimeTo: null, CompletedFrom: null, CompletedTo: null,
    };

    private bool TakeNoun()
    {
        if (TakeHabit())
            return _repeats = true;

        if (cursor.Take(Terminal.All))
            return _saysAll = _meansSeveral = true;

        if (cursor.Peek(Terminal.TaskNouns) && OwnNames.Find(cursor.Utterance.Between(cursor.Position, cursor.Position + 1).ToString(), context.Tags, cursor.Culture) is { } own)
        {
            _tags.Add(own);
            cursor.Position++;
            _speaksOfTasks = true;
            return _meansSeveral = true;
        }

        if (cursor.Take(Terminal.TaskNouns))
        {
            _speaksOfTasks = true;
            return _meansSeveral = true;
        }

        return cursor.Take(Terminal.TaskNoun) && (_speaksOfTasks = true);
    }

    // "every tuesday", "every autumn": when, not which.
    private bool TakeHabit()
    {
        if (!cursor.Peek(Terminal.Every))
            return false;

        if (ReferenceEquals(cursor.Next.Lexeme, Lexeme.Unknown) && cursor.Next.Kind == TokenKind.Word)
        {
            cursor.Position++;
            return true;
        }

        return RepeatGrammar.Read(cursor) is not null;
    }

    private bool TakeFiller()
    {
        if (cursor.Current.Kind is TokenKind.Symbol or TokenKind.Break or TokenKind.Possessive)
        {
            cursor.Position++;
            return true;
        }

        if (cursor.Peek(Terminal.World))
            _speaksOfWorld = true;

        return cursor.Take(Terminal.Filler);
    }

    private void Keep(int first, int end)
    {
        if (_words.Count > 0 && _words[^1].End == first)
            _words[^1] = (_words[^1].First, end);
        else
            _words.Add((first, end));
    }

    private string? WordsLeft()
    {
        if (_words.Count == 0)
            return null;

        var text = string.Join(' ', _words.Select(range => Text(range.First, range.End)));
        return text.Length == 0 ? null : text;
    }

    // Plurals of what stands in a calendar are named by their singular, since words are searched by their beginnings.
    private string Text(int first, int end)
    {
        if (end == first + 1 && cursor.At(first).Kind == TokenKind.Quote)
        {
            cursor.Position = first;
            return MarkGrammar.Unquoted(cursor);
        }

        var text = cursor.Utterance.Between(first, end).ToString();
        if (!cursor.At(end - 1).Lexeme.Has(Terminal.EventNouns))
            return text;

        _meansSeveral = true;
        foreach (var (plural, singular) in cursor.Culture.Plurals)
        {
            if (text.EndsWith(plural, StringComparison.OrdinalIgnoreCase))
                return text[..^plural.Length] + singular;
        }

        return text;
    }
}
