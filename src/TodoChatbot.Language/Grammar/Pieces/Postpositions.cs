using TodoChatbot.Language.Grammar.Dates;
using TodoChatbot.Language.Phrases;
using TodoChatbot.Language.Vocabularies;

namespace TodoChatbot.Language.Grammar.Pieces;

/// <summary>Reads postpositions: "jumme ko", "20 december tak", "itwar ke ilawa".</summary>
internal static class Postpositions
{
    /// <summary>Takes the postposition of the piece just read, with what it says of it.</summary>
    /// <param name="cursor">Behind the piece.</param>
    /// <param name="phrase">The phrase with the piece.</param>
    /// <param name="date">The date of the phrase before the piece was read.</param>
    /// <param name="repeat">The repetition of the phrase before the piece was read.</param>
    public static void Read(Cursor cursor, WhenPhrase phrase, DatePhrase? date, RepeatPhrase? repeat)
    {
        var saysDate = !ReferenceEquals(phrase.Date, date);
        var saysRepeat = !ReferenceEquals(phrase.Repeat, repeat);
        var start = cursor.Position;
        if (cursor.Take(Terminal.ExceptAfter))
        {
            if (saysDate && phrase.Date is { } left)
                (phrase.Date, phrase.HasLead) = (date, Left(phrase, [left]));
            else if (saysRepeat && phrase.Repeat is { Unit: null, Days: { Count: > 0 } days })
                (phrase.Repeat, phrase.HasLead) = (repeat, Left(phrase, days));
            else
                cursor.Position = start;

            return;
        }

        if (cursor.Take(Terminal.UntilAfter))
        {
            phrase.IsDateLast |= saysDate;
            phrase.HasLead = true;
        }
        else if ((!IsSubject(cursor, saysDate ? phrase.Date : null) && cursor.Take(Terminal.OnAfter)) || (saysRepeat && cursor.Take(Terminal.FromNow)))
        {
            phrase.HasLead = true;
        }
        else if (saysDate && cursor.Take(Terminal.FromAfter))
        {
            phrase.IsDateFirst = phrase.HasLead = true;
        }
        else if (cursor.Take(Terminal.OfAfter) && !Continues(cursor, phrase, saysDate, saysRepeat))
        {
            cursor.Position = start;
        }
    }

    /// <summary>Gives a date with a postposition its place beside a repetition; false when the phrase makes no sense.</summary>
    public static bool Settle(WhenPhrase phrase)
    {
        if (phrase.Repeat is null)
            return !phrase.HasExceptions;

        if (phrase.IsDateLast && phrase.End is null)
            (phrase.End, phrase.Date) = (phrase.Date, null);
        else if (phrase.IsDateFirst && phrase.Start is null)
            (phrase.Start, phrase.Date) = (phrase.Date, null);

        return true;
    }

    /// <summary>A limit of the repetition said before: "… 20 december tak", "… 3 hafte tak", "… 1 january se", "… itwar ke ilawa".</summary>
    public static bool Bound(Cursor cursor, WhenPhrase phrase)
    {
        if (phrase.Repeat is null)
            return false;

        var start = cursor.Position;
        if (phrase.Repeat is { Unit: TimeUnit.Month, Days: [] } && DayListGrammar.BareNumbers(cursor) is { } numbers)
            return CalendarPieces.AddDays(cursor, phrase, numbers);

        if (phrase is { Span: null, Count: null } && DistanceGrammar.Read(cursor) is { } span && cursor.Take(Terminal.UntilAfter))
        {
            phrase.Span = span;
            phrase.Note(Certainty.Sure);
            return true;
        }

        cursor.Position = start;
        if (DateGrammar.Limit(cursor) is { } limit)
        {
            if (phrase.End is null && cursor.Take(Terminal.UntilAfter))
            {
                phrase.End = limit;
                phrase.Note(Certainty.Sure);
                return true;
            }

            if (phrase.Start is null && cursor.Take(Terminal.FromAfter) && !cursor.IsTimeAt(cursor.Position))
            {
                phrase.Start = limit;
                phrase.Note(Certainty.Sure);
                return true;
            }
        }

        cursor.Position = start;
        if (DayListGrammar.Read(cursor, allowMonths: true) is { Scope: null } list && cursor.Take(Terminal.ExceptAfter))
        {
            Left(phrase, list.Days);
            phrase.Note(Certainty.Sure);
            return true;
        }

        cursor.Position = start;
        return false;
    }

    /// <summary>"march mein", "hafta number 14 mein": what "in" leads to elsewhere.</summary>
    public static bool Months(Cursor cursor, WhenPhrase phrase)
    {
        var start = cursor.Position;
        if (!EndsWithOn(cursor))
            return false;

        return CalendarPieces.Months(cursor, phrase) || CalendarPieces.Week(cursor, phrase);

        bool EndsWithOn(Cursor cursor)
        {
            var follows = (DayListGrammar.Read(cursor, allowMonths: true) is { Scope: null, Days: [DatePhrase.WholeMonth, ..] }
                || PeriodGrammar.Named(cursor) is PeriodPhrase.NumberedWeek) && cursor.Peek(Terminal.OnAfter);
            cursor.Position = start;
            return follows;
        }
    }

    // "kal main lahore gaya": behind such a day the word for "in" is the one for "I".
    private static bool IsSubject(Cursor cursor, DatePhrase? date) => date is DatePhrase.Relative && cursor.Current.Lexeme.Has(Terminal.FromNow);

    private static bool Left(WhenPhrase phrase, IReadOnlyList<DatePhrase> days)
    {
        phrase.Exceptions.AddRange(days.Select(day => new ExceptionPhrase(day, null)));
        return true;
    }

    // "budh ki shaam", "har mahine ki 1 tareekh", and what "siwaye" led to; "kal ki meeting" is no time.
    private static bool Continues(Cursor cursor, WhenPhrase phrase, bool saysDate, bool saysRepeat)
    {
        if (saysDate)
            return cursor.Peek(Terminal.Part);

        if (!saysRepeat)
            return phrase.HasExceptions;

        var start = cursor.Position;
        var continues = phrase.Repeat is { Days: [] }
            && (DayListGrammar.Read(cursor) is not null || DayListGrammar.BareNumbers(cursor) is not null || cursor.Peek(Terminal.End) || cursor.Peek(Terminal.Start));
        cursor.Position = start;
        return continues;
    }
}
