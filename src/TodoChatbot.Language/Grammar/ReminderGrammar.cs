using TodoChatbot.Language.Grammar.Clocks;
using TodoChatbot.Language.Grammar.Dates;
using TodoChatbot.Language.Grammar.Pieces;
using TodoChatbot.Language.Phrases;
using TodoChatbot.Language.Tokens;
using TodoChatbot.Language.Vocabularies;

namespace TodoChatbot.Language.Grammar;

/// <summary>Reminders: "remind me the day before", "with a reminder 30 min before", "remind me tomorrow at 8", "remind me to …".</summary>
internal static class ReminderGrammar
{
    private const int MostReminders = 5;

    /// <summary>A request to be reminded.</summary>
    /// <returns>
    /// When, empty where the words do not say it: then at the due moment. Null when there is no such request, or when it is about
    /// the task itself, as in "remind me about dinner".
    /// </returns>
    public static List<ReminderPhrase>? Read(Cursor cursor)
    {
        var start = cursor.Position;
        if (!TakeRequest(cursor, out var isNoun, out var leadsToTask))
            return null;

        if (cursor.TakeSymbol(':') && isNoun && Surroundings.StartsLine(cursor, start) && !cursor.AtEnd)
            return [];

        var behindRequest = cursor.Position;
        var reminders = Moments(cursor);
        if (isNoun && !MayRequest(cursor, start, reminders))
        {
            cursor.Position = start;
            return null;
        }

        if (reminders.Count > 0)
        {
            if (!IsTask(cursor) || reminders is not [{ At: not null }])
                return reminders;

            // "remind me tomorrow to call" is a task for tomorrow.
            cursor.Position = behindRequest;
            return [];
        }
        else if (WhenGrammar.Read(cursor) is { } when && (IsTask(cursor) || when.Repeat is not null))
        {
            // "remind me every day to drink", "submit tax remind me every day"
            cursor.Position = behindRequest;
            return [];
        }
        else if (leadsToTask || cursor.Take(Terminal.To) || cursor.AtEnd)
        {
            return reminders;
        }

        cursor.Position = start;
        return null;
    }

    // "fire alarm friday" names a thing; "tomorrow, alarm at 8" and "alarm 10 min before" ask for one.
    private static bool MayRequest(Cursor cursor, int start, List<ReminderPhrase> reminders)
    {
        if (Surroundings.StartsLine(cursor, start) || reminders is [{ At: null }, ..])
            return true;

        return reminders.Count > 0 && cursor.At(start - 1) is var before && (before.Lexeme.Has(Terminal.And) || before.Kind != TokenKind.Word || cursor.IsTimeAt(start - 1));
    }

    private static bool IsTask(Cursor cursor) => cursor.Peek(Terminal.To) || cursor.Peek(Terminal.About);

    /// <summary>Moments of reminders, joined by "and".</summary>
    public static List<ReminderPhrase> Moments(Cursor cursor)
    {
        var reminders = new List<ReminderPhrase>();
        for (var behind = cursor.Position; reminders.Count < MostReminders && Moment(cursor) is { } reminder; behind = cursor.Position)
        {
            reminders.Add(reminder);
            behind = cursor.Position;
            cursor.TakeSymbol(',');
            if (!cursor.Take(Terminal.And))
            {
                cursor.Position = behind;
                break;
            }
        }

        return reminders;
    }

    private static bool TakeRequest(Cursor cursor, out bool isNoun, out bool leadsToTask)
    {
        isNoun = false;
        leadsToTask = cursor.Take(Terminal.RemindTo);
        if (leadsToTask)
            return true;

        var start = cursor.Position;
        cursor.Take(Terminal.And);
        if (cursor.Take(Terminal.Remind) && cursor.Take(Terminal.Me))
            return true;

        cursor.Position = start;
        if (!cursor.Take(Terminal.ReminderWord, out int noun))
            return false;

        isNoun = noun == 1;
        cursor.Take(Terminal.For);
        return true;
    }

    private static ReminderPhrase? Moment(Cursor cursor)
    {
        if (cursor.Take(Terminal.AtTheTime))
            return new ReminderPhrase(default(Distance));

        var start = cursor.Position;
        if (DistanceGrammar.Read(cursor) is { } length)
        {
            // "2 days before christmas (to buy gifts)" is a day; "the day before" and "1 and 3 days before" share their last word.
            if (!IsBeforeDay(cursor) && (cursor.Take(Terminal.Ahead) || (cursor.Peek(Terminal.And) && AheadFollows(cursor))))
                return AtTime(cursor, length);

            cursor.Position = start;
        }

        if (PartBefore(cursor) is { } partBefore)
            return partBefore;

        if (WhenGrammar.Read(cursor) is { IsImpossible: false, Repeat: null } when)
            return new ReminderPhrase(null, At: when);

        cursor.Position = start;
        return null;
    }

    private static bool IsBeforeDay(Cursor cursor)
    {
        var start = cursor.Position;
        var isDay = cursor.Take(Terminal.Before) && DateGrammar.Read(cursor) is not null && IsTask(cursor);
        cursor.Position = start;
        return isDay;
    }

    // "… the day before at 8pm"
    private static ReminderPhrase AtTime(Cursor cursor, Distance length)
    {
        var start = cursor.Position;
        if (!length.HasTime && cursor.Take(Terminal.At) && ClockGrammar.Read(cursor, allowBare: true) is { } clock)
            return new ReminderPhrase(length, Clock: clock);

        cursor.Position = start;
        return new ReminderPhrase(length);
    }

    private static bool AheadFollows(Cursor cursor)
    {
        var start = cursor.Position;
        var follows = cursor.Take(Terminal.And) && DistanceGrammar.Read(cursor) is not null && cursor.Peek(Terminal.Ahead);
        cursor.Position = start;
        return follows;
    }

    // "the day before", "the evening before", "a week ahead"
    private static ReminderPhrase? PartBefore(Cursor cursor)
    {
        var start = cursor.Position;
        cursor.Take(Terminal.The);
        if (cursor.Take(Terminal.Unit, out int unit) && !IsBeforeDay(cursor) && cursor.Take(Terminal.Ahead) && Distance.Of((TimeUnit)unit, 1) is { } length)
            return AtTime(cursor, length);

        cursor.Position = start;
        cursor.Take(Terminal.The);
        if (cursor.Take(Terminal.Part, out int part) && cursor.Take(Terminal.Ahead))
            return new ReminderPhrase(null, (DayPart)part);

        cursor.Position = start;
        return null;
    }
}
