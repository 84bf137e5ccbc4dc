using NodaTime;
using TodoChatbot.Language.Phrases;
using TodoChatbot.Language.Tokens;
using TodoChatbot.Language.Vocabularies;

namespace TodoChatbot.Language.Grammar.Dates;

/// <summary>Days by their distance: "in 3 days", "3 weeks ago", "in 3 working days", "a week from friday", "two fridays from now".</summary>
internal static class DateDistanceGrammar
{
    public static DatePhrase? Read(Cursor cursor) => WorkdaysAway(cursor) ?? OffsetDate(cursor);

    // "in 3 working days", "10 business days from now", "2 workdays before christmas", "next workday"
    private static DatePhrase.WorkdaysAway? WorkdaysAway(Cursor cursor)
    {
        var start = cursor.Position;
        var isNext = PeriodGrammar.WhichOf(cursor) == Which.Next;
        var ahead = !isNext && cursor.Take(Terminal.In);
        var amount = isNext ? 1 : NumberGrammar.Amount(cursor);
        if (amount is > 0 and <= 1_000 and var days && cursor.Take(Terminal.Unit, out int unit) && (TimeUnit)unit == TimeUnit.Workday)
        {
            if (isNext || ahead || cursor.Take(Terminal.FromNow))
                return new DatePhrase.WorkdaysAway(days);

            if (cursor.Take(Terminal.Ago))
                return new DatePhrase.WorkdaysAway(-days);

            var direction = cursor.Take(Terminal.From) || cursor.Take(Terminal.After) ? 1 : cursor.Take(Terminal.Before) ? -1 : 0;
            if (direction != 0 && DateGrammar.Anchor(cursor) is { } anchor)
                return new DatePhrase.WorkdaysAway(direction * days, anchor);
        }

        cursor.Position = start;
        return null;
    }

    // "in 3 days", "3 weeks ago", "2 days from now", "+5 days", "a week from friday"
    private static DatePhrase? OffsetDate(Cursor cursor)
    {
        var start = cursor.Position;
        var ahead = cursor.Take(Terminal.In) || (!cursor.Glued && cursor.TakeSymbol('+'));
        var back = !ahead && cursor.Take(Terminal.AgoBefore);
        cursor.Take(Terminal.The);
        var isDecade = ahead && cursor.Position > start + 1 && cursor.Current.Kind == TokenKind.Number && cursor.Next.Glued;
        if (isDecade)
        {
            // "in the 60s" names no day.
            cursor.Position = start;
            return null;
        }

        // "in the next 3 days", "within the next hour": at their end at the latest.
        var next = ahead && cursor.Take(Terminal.Next);
        if (ahead)
            cursor.Take(Terminal.Around);

        if ((DistanceGrammar.Read(cursor) ?? (next && cursor.Take(Terminal.Unit, out int single) ? Distance.Of((TimeUnit)single, 1) : null)) is { } length)
        {
            if (ahead || back)
            {
                TakeWithinTime(cursor);
                if (ahead && OnWeekday(cursor, length) is { } weekday)
                    return weekday;

                return new DatePhrase.Offset(back ? -length : length, null);
            }

            if (cursor.Take(Terminal.Ago))
                return new DatePhrase.Offset(-length, null);

            if (cursor.Take(Terminal.FromNow))
                return OnWeekday(cursor, length) ?? (DatePhrase)new DatePhrase.Offset(length, null);

            if (FromAnchor(cursor, length) is { } anchored)
                return anchored;
        }

        cursor.Position = start;
        return FutureWeekday(cursor);
    }

    // "2 weeks after new year on friday"
    private static IsoDayOfWeek? OnDayOfWeek(Cursor cursor)
    {
        var start = cursor.Position;
        if (cursor.Take(Terminal.On) && cursor.Take(Terminal.Weekday, out int weekday))
            return (IsoDayOfWeek)weekday;

        cursor.Position = start;
        return null;
    }

    // "in two weeks on friday"
    private static DatePhrase.NamedDay? OnWeekday(Cursor cursor, Distance length)
    {
        var start = cursor.Position;
        if (length is { Months: 0, Minutes: 0, Seconds: 0 } && length.Days % 7 == 0 && cursor.Take(Terminal.On) && cursor.Take(Terminal.Weekday, out int weekday))
            return new DatePhrase.NamedDay((IsoDayOfWeek)weekday, Which.InWeek, length.Days / 7);

        cursor.Position = start;
        return null;
    }

    // "in two days' time"
    private static void TakeWithinTime(Cursor cursor)
    {
        var start = cursor.Position;
        if (FoldedWord.IsApostrophe((char)cursor.Current.Value) && cursor.Glued)
            cursor.Position++;

        if (!cursor.Take(Terminal.TimeWord))
            cursor.Position = start;
    }

    // "a week from friday", "2 days before christmas", "a week on tuesday", "a week today"
    private static DatePhrase? FromAnchor(Cursor cursor, Distance length)
    {
        var start = cursor.Position;
        var direction = 0;
        if (cursor.Take(Terminal.From) || cursor.Take(Terminal.After))
            direction = 1;
        else if (cursor.Take(Terminal.Before))
            direction = -1;
        else if (length is { Months: 0, Minutes: 0, Seconds: 0, Days: > 0 } && length.Days % 7 == 0 && (cursor.Take(Terminal.On) || cursor.Peek(Terminal.RelativeDay)))
            direction = 1;

        // "24 hours before saturday"
        if (length is { Months: 0, Days: 0, Seconds: 0 } && length.Minutes % (24 * 60) == 0)
            length = new Distance(0, length.Minutes / (24 * 60), 0, 0);

        if (direction != 0 && !length.HasTime && DateGrammar.Anchor(cursor) is { } anchor)
        {
            var away = new DatePhrase.Offset(direction > 0 ? length : -length, anchor);
            return length is { Months: 0 } && length.Days % 7 == 0 && OnDayOfWeek(cursor) is { } weekday ? new DatePhrase.WeekdayOf(weekday, away) : away;
        }

        cursor.Position = start;
        return null;
    }

    // "two fridays from now"
    private static DatePhrase? FutureWeekday(Cursor cursor)
    {
        var start = cursor.Position;
        if (NumberGrammar.Amount(cursor) is > 0 and < 53 and var count
            && (cursor.Take(Terminal.Weekdays, out int weekday) || cursor.Take(Terminal.Weekday, out weekday)))
        {
            if (cursor.Take(Terminal.FromNow))
                return new DatePhrase.NamedDay((IsoDayOfWeek)weekday, Which.Bare, count - 1);

            if (cursor.Take(Terminal.Ago))
                return new DatePhrase.NamedDay((IsoDayOfWeek)weekday, Which.Previous, 1 - count);
        }

        cursor.Position = start;
        return null;
    }
}
