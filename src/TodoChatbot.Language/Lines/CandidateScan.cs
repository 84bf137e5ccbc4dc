using TodoChatbot.Language.Grammar;
using TodoChatbot.Language.Grammar.Pieces;
using TodoChatbot.Language.Phrases;
using TodoChatbot.Language.Readings;
using TodoChatbot.Language.Resolution;
using TodoChatbot.Language.Tokens;
using TodoChatbot.Language.Vocabularies;

namespace TodoChatbot.Language.Lines;

/// <summary>Finds what stretches of a line can be taken for, from left to right.</summary>
internal sealed class CandidateScan(Cursor cursor, SpeechContext context)
{
    private const double MarkScore = 20;
    private const double LeadBonus = 0.5;

    // A line without any of these says nothing of the kind, so that it need not be tried at each of its words.
    private static readonly TerminalSet PriorityWords = TerminalSet.Of(Terminal.PriorityLevel, Terminal.PriorityAlone, Terminal.PriorityWord);
    private static readonly TerminalSet ReminderWords = TerminalSet.Of(Terminal.Remind, Terminal.RemindTo, Terminal.ReminderWord);
    private static readonly TerminalSet TagWords = TerminalSet.Of(Terminal.TagWord);
    private static readonly TerminalSet ProjectWords = TerminalSet.Of(Terminal.ProjectWord);
    private static readonly TerminalSet PastTense = TerminalSet.Of(Terminal.PastTense);
    private static readonly TerminalSet SubtaskWords = TerminalSet.Of(Terminal.SubtaskWord);

    private readonly List<Candidate> _found = [];
    private readonly bool _mayHaveTime = cursor.SpeaksOfTime;
    private readonly bool _mayHavePriority = cursor.Utterance.HasAny(PriorityWords) || cursor.Utterance.Text.Contains('!') || cursor.Utterance.HasDigits;
    private readonly bool _mayHaveReminder = cursor.Utterance.HasAny(ReminderWords);
    private readonly bool _mayHaveTag = cursor.Utterance.HasAny(TagWords) || cursor.Utterance.Text.Contains('#');
    private readonly bool _mayHaveProject = cursor.Utterance.HasAny(ProjectWords) || cursor.Utterance.Text.Contains('+');
    private readonly bool _mayHaveSubtasks = cursor.Utterance.HasAny(SubtaskWords);

    public List<Candidate> Run()
    {
        for (var index = cursor.First; index < cursor.End;)
            index = ScanAt(index);

        return _found;
    }

    /// <summary>Looks at one place; answers where to look next.</summary>
    private int ScanAt(int index)
    {
        cursor.Utterance.Steps.Spend();
        ref readonly var token = ref cursor.At(index);
        if (token.Kind == TokenKind.Quote)
        {
            _found.Add(new Candidate(index, index + 1, SpanKind.Quote, MarkScore));
            return index + 1;
        }

        if (token.Kind is TokenKind.Opaque or TokenKind.Break || (token.Kind == TokenKind.Word && ReferenceEquals(token.Lexeme, Lexeme.Unknown))
            || !Surroundings.StartsClean(cursor, index))
            return index + 1;

        if (token.Kind == TokenKind.Number && IsOnlyNumber(cursor.At(index + 1)))
            return index + 1;

        var end = Math.Max(Marks(index), Reminder(index));
        if (end <= index + 1)
            end = Math.Max(end, When(index));

        return Math.Max(end, index + 1);
    }

    // A number that something follows which makes neither a time nor a day of it.
    private static bool IsOnlyNumber(in Token next) =>
        !next.Glued && (next.Kind is TokenKind.Number or TokenKind.Decimal or TokenKind.Quote or TokenKind.Opaque || (next.Kind == TokenKind.Word && ReferenceEquals(next.Lexeme, Lexeme.Unknown)));

    private int Marks(int index)
    {
        cursor.Position = index;
        if (_mayHavePriority && MarkGrammar.ReadPriority(cursor) is { } priority)
            return Add(new Candidate(index, cursor.Position, SpanKind.Priority, MarkScore) { Priority = priority });

        if (_mayHaveTag && MarkGrammar.ReadTags(cursor) is { } tags)
            return Add(new Candidate(index, cursor.Position, SpanKind.Tag, MarkScore) { Names = tags });

        if (_mayHaveProject && MarkGrammar.ReadProject(cursor) is { } project)
            return Add(new Candidate(index, cursor.Position, SpanKind.Project, MarkScore) { Names = [project] });

        return _mayHaveSubtasks && MarkGrammar.ReadSubtasks(cursor) is { } subtasks
            ? Add(new Candidate(index, cursor.Position, SpanKind.Subtasks, MarkScore) { Names = subtasks })
            : index;
    }

    private int Reminder(int index)
    {
        cursor.Position = index;
        return _mayHaveReminder && ReminderGrammar.Read(cursor) is { } reminders
            ? Add(new Candidate(index, cursor.Position, SpanKind.Reminder, MarkScore) { Reminders = reminders })
            : index;
    }

    private int When(int index)
    {
        cursor.Position = index;
        if (!_mayHaveTime || cursor.IsTimelessAt(index) || WhenGrammar.Read(cursor) is not { } when || !Surroundings.EndsClean(cursor, cursor.Position))
            return index;

        // "from september to november" names no day, and neither of its months alone.
        var end = cursor.Position;
        when.IsImpossible |= when.IsSpanOfDays || when.IsSeveralTimes || when.IsOpenEnded || IsCounted(when, index)
            || (when is { Repeat: null, Date: not null, End: not null } && index == cursor.First && end == cursor.End);
        if (!when.IsImpossible && IsPartOfPhrase(when, index, end))
            return end;

        var weight = when.IsImpossible ? Weight.Meant : WeightOf(when, index, end);
        if (weight == Weight.None)
            return index;

        // A repetition without a rule, or a weekday that never has the day number, is not read in part.
        var meaning = when.IsImpossible ? null : DecidedMeaning.Of(when, context);
        if (meaning is null && !when.IsImpossible && when is { Repeat: null, Date: not DatePhrase.DayOfMonth { IsLoose: true } })
            return index;

        var kind = when.Repeat is null || meaning is { Meaning.Recurrence: null } ? SpanKind.Due : SpanKind.Recurrence;
        var score = end - index + (int)when.Certainty + (when.HasLead ? LeadBonus : 0);
        return Add(new Candidate(index, end, kind, score) { When = when, Meaning = meaning, IsTentative = weight == Weight.Tentative, IsScope = IsScope(when, index, end) });
    }

    /// <summary>Weighs the words themselves against what stands around them.</summary>
    private Weight WeightOf(WhenPhrase when, int first, int end)
    {
        if (first == cursor.First && end == cursor.End)
            return Weight.Meant;

        // "the 5pm flight", "my weekly report": an attribute of what follows.
        var endsPhrase = Surroundings.EndsPhrase(cursor, end);
        var determined = Surroundings.FollowsDeterminer(cursor, first);
        if (IsOfReminded(first))
            return Weight.Meant;

        if (determined && !endsPhrase)
            return Weight.None;

        var isFree = endsPhrase || cursor.At(end).Lexeme.Has(Terminal.Verb);
        switch (when.Certainty)
        {
            case Certainty.Sure:
                return isFree && !IsVerse(when, first, end) ? Weight.Meant
                    : IsPast(when) || IsVerse(when, first, end) ? Weight.None
                    : IsAttribute(when, first, end) ? Weight.Tentative
                    : Weight.Meant;

            case Certainty.Fair when StandsBeforeVerb(when, first):
                return Weight.Meant;

            case Certainty.Fair when when.HasLead || isFree || when is { HasClock: true, Date: not null } || IsHabit(when):
                return Weight.Meant;

            case Certainty.Fair:
                return Surroundings.StartsLine(cursor, first) ? Weight.Tentative : Weight.None;

            case Certainty.Weak:
                var isWeak = determined || !(when.Pieces > 1 || (when.HasLead && isFree) || Surroundings.EndsLine(cursor, end) || (endsPhrase && when.Repeat is not null));
                return !isWeak ? Weight.Meant : IsRhythm(when) && Surroundings.StartsLine(cursor, first) ? Weight.Tentative : Weight.None;

            default:
                return isFree && (when.HasLead || when.Pieces > 1) ? Weight.Meant : Weight.None;
        }
    }

    // "is weekend ghar saaf karna hai": where the verb stands last, the time stands first; "peer sahab se milna hai" has a weekday for a title.
    private bool StandsBeforeVerb(WhenPhrase when, int first) =>
        cursor.Culture.IsHeadFinal && when is { Repeat: null, Date: not DatePhrase.NamedDay { Which: Which.Bare } } && Surroundings.StartsLine(cursor, first)
        && FinalVerb.EndsLine(cursor);

    // "remind me 30 minutes before my 3pm call": the call is the task, and its time is due.
    private bool IsOfReminded(int first) => _found is [.., { Kind: SpanKind.Reminder, End: var end }] && cursor.At(end - 1).Lexeme.Has(Terminal.Before)
        && (end == first || (end == first - 1 && Surroundings.FollowsDeterminer(cursor, first)));

    // "friday nights", "weekly on fridays", "tuesdays at 9": too much for an attribute.
    private static bool IsHabit(WhenPhrase when) => when is { Repeat: { Unit: not null, Days.Count: > 0 } } or { Repeat: not null, Pieces: > 1 };

    // "biweekly" of "biweekly sync on mondays", "daily" of "daily pills until june": how often, when the days or an end are said elsewhere.
    private static bool IsRhythm(WhenPhrase when) => when is { Pieces: 1, Repeat: { Unit: not null, Days: [] } };

    // "3 fridays in november", "comprar 3 martes"
    private bool IsCounted(WhenPhrase when, int first) =>
        first > cursor.First && cursor.At(first - 1) is { Kind: TokenKind.Number, Glued: false }
        && when is { Repeat.Unit: null, Certainty: < Certainty.Sure } or { HasLead: false, Pieces: 1, Date: DatePhrase.NamedDay { Which: Which.Bare } };

    // A preposition before it that nothing has read, "of" or a choice behind it: "half an hour before noon", "monday of the strike", "ask june about august".
    private bool IsPartOfPhrase(WhenPhrase when, int first, int end)
    {
        var before = cursor.At(first - 1).Lexeme;
        var isHeld = first > cursor.First && (before.Has(Terminal.Of) || before.Has(Terminal.Before) || before.Has(Terminal.After) || (!when.HasLead && before.Has(Terminal.Place)) || (when.Date is DatePhrase.Edge && before.Has(Terminal.Early)));
        isHeld |= before.Has(Terminal.Unit) && cursor.At(first).Lexeme is var begin && (begin.Has(Terminal.Before) || begin.Has(Terminal.After));
        isHeld |= first > cursor.First && cursor.At(first).Lexeme.Has(Terminal.About) && when is { HasClock: false, Part: null, Repeat: null };
        isHeld |= before.Has(Terminal.Ordinal) && when is { HasLead: false, Date: DatePhrase.NamedDay };
        isHeld |= first > cursor.First && IsRate(when, first);
        isHeld |= before.Has(Terminal.Or) && cursor.IsTimeAt(first - 2);
        isHeld |= cursor.At(end).Lexeme.Has(Terminal.OfAfter);
        return isHeld || (cursor.At(end).Lexeme.Has(Terminal.Or) && cursor.At(end).Kind == TokenKind.Word && cursor.IsTimeAt(end + 1)) || (!cursor.Culture.DaysAreCardinal && cursor.At(end).Lexeme.Has(Terminal.Of));
    }

    // "twice weekly", "2x daily": no rule says when.
    private bool IsRate(WhenPhrase when, int first)
    {
        cursor.Position = first - 1;
        var isCount = cursor.Take(Terminal.Once, out int times) ? times > 1 : cursor.Take(Terminal.TimesWord) && cursor.Position == first && IsNumber(cursor.At(first - 2));
        cursor.Position = first;
        return isCount && when.Repeat is { Days: [] };
    }

    // "time" of "focus time every day" counts nothing.
    private static bool IsNumber(in Token token) =>
        token.Kind is TokenKind.Number or TokenKind.Decimal || token.Lexeme.Has(Terminal.Number) || token.Lexeme.Has(Terminal.Couple) || token.Lexeme.Has(Terminal.Tens);

    // "last christmas playlist": what is over describes a thing; "pichle hafte bill bhara tha" tells of it.
    private bool IsPast(WhenPhrase when) => when is { Repeat: null } && !cursor.Utterance.HasAny(PastTense) &&
        when.Date is DatePhrase.Edge { At: PeriodEdge.Whole, Period: PeriodPhrase.Relative { Offset: < 0 } } or DatePhrase.Feast { Years: -1 } or DatePhrase.NamedDay { Which: Which.Previous };

    // "John 3:16 study", "Room 10:30 sign": numbers of a name.
    private bool IsVerse(WhenPhrase when, int first, int end) =>
        when is { HasClock: true, HasLead: false, Pieces: 1, Clocks: [{ Kind: ClockKind.Bare }] } && first == cursor.First + 1 && !Surroundings.EndsPhrase(cursor, end)
        && cursor.At(cursor.First) is { Kind: TokenKind.Word } name && ReferenceEquals(name.Lexeme, Lexeme.Unknown) && char.IsUpper(cursor.Utterance.Text[name.Start]);

    // "for monday" of "slides for monday meeting tomorrow"
    private bool IsScope(WhenPhrase when, int first, int end) =>
        when is { HasLead: true, HasClock: false, Repeat: null, Date: not null } && cursor.At(first).Lexeme.Has(Terminal.For) && cursor.At(end).Kind == TokenKind.Word
        && !Surroundings.EndsPhrase(cursor, end);

    // "3pm" of "prepare slides for 3pm meeting"
    private bool IsAttribute(WhenPhrase when, int first, int end) =>
        when is { HasClock: true, Date: null, Part: null, Repeat: null } && cursor.At(end).Lexeme.Has(Terminal.EventNoun) && !Surroundings.StartsLine(cursor, first);

    private int Add(Candidate candidate)
    {
        _found.Add(candidate);
        return candidate.End;
    }

    /// <summary>How much a stretch looks like being about the time of the task.</summary>
    private enum Weight
    {
        None,
        Tentative,
        Meant,
    }
}
