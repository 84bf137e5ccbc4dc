using TodoChatbot.Language.Grammar;
using TodoChatbot.Language.Grammar.Clocks;
using TodoChatbot.Language.Intents;
using TodoChatbot.Language.Lines;
using TodoChatbot.Language.Phrases;
using TodoChatbot.Language.Readings;
using TodoChatbot.Language.Resolution;
using TodoChatbot.Language.Tokens;
using TodoChatbot.Language.Vocabularies;

namespace TodoChatbot.Language.Commands;

/// <summary>Reads the new value of a field.</summary>
internal static class ValueReader
{
    /// <summary>A new due moment, and a repetition when one is said: "friday", "4", "tomorrow at 5pm", "every friday".</summary>
    public static TaskChange? When(Cursor cursor, SpeechContext context) => When(cursor, context, repeats: false);

    /// <summary>A repetition: "every friday", and "mon to wed" where the sentence says that it repeats.</summary>
    public static TaskChange? Repetition(Cursor cursor, SpeechContext context) => When(cursor, context, repeats: true) is { Recurrence: not null } repeat ? repeat : null;

    private static TaskChange? When(Cursor cursor, SpeechContext context, bool repeats)
    {
        cursor.Position = cursor.First;
        cursor.TakeAny([Terminal.By, Terminal.On, Terminal.At], out _);
        var when = PhraseReader.Whole(cursor) ?? FromStart(cursor);
        if (when is null || WhenResolver.Resolve(when, new Policy(context, repeats && when.MayBeOnce ? PolicyRule.SpanOfWeekdays : null)) is not { } meaning)
            return null;

        var moment = MomentOf(when, meaning.Due, meaning.Recurrence);
        return moment is { DueDate: null, DueTime: null, Recurrence: null } ? null : moment;
    }

    // A time alone leaves the day, a day alone the time, and "weekly" both.
    private static TaskChange MomentOf(WhenPhrase when, Due due, Recurrence? recurrence)
    {
        var saysDay = when.Repeat is { Days.Count: > 0 } or { Rule: not null } || when.Months.Count > 0
            || when.Date is not null || when.Start is not null || (when.End is not null && recurrence is null) || when.IsEndOfDay;

        // "on friday, same time" keeps the time.
        var keepsTime = when.Clocks is [{ Kind: ClockKind.Now, Certainty: Certainty.Contextual }];
        return new TaskChange { Recurrence = recurrence, DueDate = saysDay ? due.Date : null, DueTime = keepsTime ? null : due.Time, DueUntil = due.Until, DueZone = due.Zone };
    }

    // "on friday" as it stands, "in 2 days", or an hour alone: "4".
    private static WhenPhrase? FromStart(Cursor cursor)
    {
        cursor.Position = cursor.First;
        if (PhraseReader.Whole(cursor) is { } when)
            return when;

        cursor.Position = cursor.First;
        cursor.TakeAny([Terminal.At, Terminal.By, Terminal.Until, Terminal.Around], out _);
        if (ClockGrammar.Read(cursor, allowBare: true) is not { } clock || !cursor.AtEnd)
            return null;

        var bare = new WhenPhrase();
        bare.Clocks.Add(clock);
        return bare;
    }

    /// <summary>A length of time: "two days", "by an hour".</summary>
    public static Distance? Length(Cursor cursor)
    {
        cursor.Position = cursor.First;
        cursor.Take(Terminal.By);
        cursor.Take(Terminal.For);
        if (DistanceGrammar.Read(cursor) is { } length && cursor.AtEnd)
            return length;

        // "another week"
        cursor.Position = cursor.First;
        return cursor.Take(Terminal.Unit, out int unit) && cursor.AtEnd ? Distance.Of((TimeUnit)unit, 1) : null;
    }

    /// <summary>"high", "urgent", "p1", "high priority", "1".</summary>
    public static Priority? Priority(Cursor cursor)
    {
        cursor.Position = cursor.First;
        while (cursor.TakeAny([Terminal.A, Terminal.The, Terminal.Very, Terminal.To, Terminal.WithWord], out _))
        {
            // "a very high priority"
        }

        var start = cursor.Position;
        if (cursor.Take(Terminal.PriorityLevel, out int level))
        {
            cursor.TakeHyphen();
            cursor.Take(Terminal.PriorityWord);
            if (cursor.AtEnd)
                return (Priority)level;
        }

        cursor.Position = start;
        if (MarkGrammar.ReadPriority(cursor) is { } priority && cursor.AtEnd)
            return priority;

        cursor.Position = start;
        return cursor.Take(Terminal.PriorityAlone, out int alone) && cursor.AtEnd ? (Priority)alone : null;
    }

    /// <summary>"done", "in progress"; "pending" and the like put a task back.</summary>
    public static Status? StatusOf(Cursor cursor)
    {
        cursor.Position = cursor.First;
        if (cursor.Take(Terminal.StatusWord, out int status) && cursor.AtEnd)
            return (Status)status;

        cursor.Position = cursor.First;
        return cursor.Take(Terminal.PendingWord) && cursor.AtEnd ? Status.Todo : null;
    }

    /// <summary>Names of tags, with or without "#".</summary>
    public static IReadOnlyList<string>? Tags(Cursor cursor)
    {
        cursor.Position = cursor.First;
        var tags = new List<string>();
        while (!cursor.AtEnd)
        {
            if (cursor.TakeSymbol(',') || cursor.TakeSymbol('#') || cursor.Take(Terminal.And) || cursor.Take(Terminal.The))
                continue;

            if (cursor.Current.Kind == TokenKind.Quote)
            {
                tags.Add(MarkGrammar.Unquoted(cursor));
                continue;
            }

            if (cursor.Current.Kind != TokenKind.Word)
                return null;

            var first = cursor.Position++;
            while (cursor.Glued && !cursor.Current.Is(','))
                cursor.Position++;

            tags.Add(cursor.Utterance.Between(first, cursor.Position).ToString());
        }

        return tags.Count is > 0 and <= 10 ? tags : null;
    }

    /// <summary>A reminder, or several.</summary>
    public static IReadOnlyList<Reminder>? Reminders(Cursor cursor, SpeechContext context)
    {
        cursor.Position = cursor.First;
        cursor.TakeAny([Terminal.For, Terminal.At, Terminal.On], out _);
        var phrases = ReminderGrammar.Moments(cursor);
        if (phrases.Count == 0 || !cursor.AtEnd)
        {
            cursor.Position = cursor.First;
            phrases = ReminderGrammar.Moments(cursor);
        }

        if (phrases.Count == 0 || !cursor.AtEnd)
            return null;

        var reminders = ReminderResolver.Resolve(phrases, false, null, repeats: false, context);
        return reminders.Count > 0 ? reminders : null;
    }

    /// <summary>Titles separated by commas and "and".</summary>
    public static IReadOnlyList<string> Titles(Cursor cursor)
    {
        var titles = new List<string>();
        cursor.Position = cursor.First;
        while (!cursor.AtEnd && titles.Count < 50)
        {
            var first = cursor.Position;
            while (!cursor.AtEnd && !cursor.Current.Is(',') && !cursor.Current.Is(';') && cursor.Current.Kind != TokenKind.Break && !cursor.Peek(Terminal.And))
                cursor.Position++;

            if (cursor.Position > first)
                titles.Add(TitleOf(new Cursor(cursor.Utterance, first, cursor.Position)));

            if (!cursor.AtEnd)
                cursor.Position++;
        }

        return titles;
    }

    /// <summary>Text word for word, without quotation marks around all of it and without the end of the sentence.</summary>
    public static string TitleOf(Cursor cursor)
    {
        var end = cursor.End;
        if (end - cursor.First == 1 && cursor.At(cursor.First).Kind == TokenKind.Quote)
        {
            cursor.Position = cursor.First;
            return MarkGrammar.Unquoted(cursor);
        }

        while (end > cursor.First && (cursor.At(end - 1).Is('.') || cursor.At(end - 1).Is(',') || cursor.At(end - 1).Is(';')))
            end--;

        return cursor.Utterance.Between(cursor.First, end).Trim().ToString();
    }

    /// <summary>Several fields at once: "friday 5pm high priority #work". Null when words are left, which then are a new title.</summary>
    public static TaskChange? Fields(Cursor cursor, SpeechContext context)
    {
        if (When(cursor, context) is { } when)
            return when;

        if (Priority(cursor) is { } priority)
            return new TaskChange { Priority = priority };

        if (StatusOf(cursor) is { } status)
            return new TaskChange { Status = status };

        var (reading, phrase) = LineReader.Read(new Cursor(cursor.Utterance, cursor.First, cursor.End), context);
        if (reading.Title.Length > 0 || reading.Spans.Count == 0)
            return Joined(cursor, context);

        var moment = phrase is not null && reading.Due is { } due ? MomentOf(phrase, due, reading.Recurrence) : new TaskChange();
        return moment with
        {
            Priority = reading.Priority,
            AddTags = reading.Tags,
            Project = reading.Project,
            AddReminders = reading.Reminders,
            AddSubtasks = reading.Subtasks,
        };
    }

    /// <summary>True when a part of a stretch between "and" says a field, so that the stretch is no title.</summary>
    public static bool SaysFields(Cursor cursor, SpeechContext context) => PartsOf(cursor) is { Count: > 1 } parts && parts.Exists(part => Fields(part, context) is not null);

    // "low and due sunday"
    private static TaskChange? Joined(Cursor cursor, SpeechContext context)
    {
        var parts = PartsOf(cursor);
        TaskChange? change = null;
        foreach (var part in parts.Count > 1 ? parts : [])
        {
            if (Fields(part, context) is not { } fields)
                return null;

            change = change?.And(fields) ?? fields;
        }

        return change;
    }

    private static List<Cursor> PartsOf(Cursor cursor)
    {
        var parts = new List<Cursor>();
        var first = cursor.First;
        for (var index = cursor.First; index <= cursor.End; index++)
        {
            if (index < cursor.End && !cursor.At(index).Lexeme.Has(Terminal.And) && !cursor.At(index).Is(','))
                continue;

            var part = new Cursor(cursor.Utterance, first, index);
            part.TakeAny([Terminal.By, Terminal.For], out _);
            if (part.Position < index)
                parts.Add(new Cursor(cursor.Utterance, part.Position, index));

            first = index + 1;
        }

        return parts;
    }
}
