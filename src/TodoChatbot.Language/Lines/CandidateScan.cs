using TodoChatbot.Language.Grammar;
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

    private readonly List<Candidate> _found = [];

    public List<Candidate> Run()
    {
        for (var index = cursor.First; index < cursor.End;)
            index = ScanAt(index);

        return _found;
    }

    /// <summary>Looks at one place; answers where to look next.</summary>
    private int ScanAt(int index)
    {
        ref readonly var token = ref cursor.At(index);
        if (token.Kind == TokenKind.Quote)
        {
            _found.Add(new Candidate(index, index + 1, SpanKind.Quote, MarkScore));
            return index + 1;
        }

        if (token.Kind is TokenKind.Opaque or TokenKind.Break || (token.Kind == TokenKind.Word && ReferenceEquals(token.Lexeme, Lexeme.Unknown))
            || !Surroundings.StartsClean(cursor, index))
            return index + 1;

        var end = Math.Max(Marks(index), Reminder(index));
        if (end <= index + 1)
            end = Math.Max(end, When(index));

        return Math.Max(end, index + 1);
    }

    private int Marks(int index)
    {
        cursor.Position = index;
        if (MarkGrammar.ReadPriority(cursor) is { } priority)
            return Add(new Candidate(index, cursor.Position, SpanKind.Priority, MarkScore) { Priority = priority });

        if (MarkGrammar.ReadTags(cursor) is { } tags)
            return Add(new Candidate(index, cursor.Position, SpanKind.Tag, MarkScore) { Names = tags });

        if (MarkGrammar.ReadProject(cursor) is { } project)
            return Add(new Candidate(index, cursor.Position, SpanKind.Project, MarkScore) { Names = [project] });

        return MarkGrammar.ReadSubtasks(cursor) is { } subtasks
            ? Add(new Candidate(index, cursor.Position, SpanKind.Subtasks, MarkScore) { Names = subtasks })
            : index;
    }

    private int Reminder(int index)
    {
        cursor.Position = index;
        return ReminderGrammar.Read(cursor) is { } reminders
            ? Add(new Candidate(index, cursor.Position, SpanKind.Reminder, MarkScore) { Reminders = reminders })
            : index;
    }

    private int When(int index)
    {
        cursor.Position = index;
        if (WhenGrammar.Read(cursor) is not { } when || !Surroundings.EndsClean(cursor, cursor.Position))
            return index;

        var end = cursor.Position;
        // "from september to november" names no day, and neither of its months alone.
        when.IsImpossible |= when.IsSpanOfDays;
        if (!when.IsImpossible && !IsMeant(when, index, end))
            return index;

        if (!when.IsImpossible && WhenResolver.Resolve(when, new Policy(context)) is null)
        {
            // A repetition that no rule can say is not read by halves.
            if (when.Repeat is null)
                return index;

            when.IsImpossible = true;
        }

        var kind = when.Repeat is null ? SpanKind.Due : SpanKind.Recurrence;
        var score = end - index + (int)when.Certainty + (when.HasLead ? LeadBonus : 0);
        return Add(new Candidate(index, end, kind, score) { When = when });
    }

    /// <summary>Weighs the words themselves against what stands around them.</summary>
    private bool IsMeant(WhenPhrase when, int first, int end)
    {
        var endsPhrase = Surroundings.EndsPhrase(cursor, end);
        var beforeVerb = cursor.At(end).Lexeme.Has(Terminal.Verb);
        var determined = Surroundings.FollowsDeterminer(cursor, first);

        // "the 5pm flight", "my weekly report": an attribute of what follows.
        if (determined && !endsPhrase)
            return false;

        return when.Certainty switch
        {
            Certainty.Sure => true,
            Certainty.Fair => when.HasLead || endsPhrase || beforeVerb || when.Pieces > 1 || Surroundings.StartsLine(cursor, first),
            Certainty.Weak => !determined && (when.Pieces > 1 || (when.HasLead && (endsPhrase || beforeVerb)) || Surroundings.EndsLine(cursor, end) || (endsPhrase && when.Repeat is not null)),
            _ => (when.HasLead || when.Pieces > 1) && (endsPhrase || beforeVerb),
        };
    }

    private int Add(Candidate candidate)
    {
        _found.Add(candidate);
        return candidate.End;
    }
}
