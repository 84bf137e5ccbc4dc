using TodoChatbot.Language.Grammar.Clocks;
using TodoChatbot.Language.Grammar.Dates;
using TodoChatbot.Language.Phrases;
using TodoChatbot.Language.Vocabularies;

namespace TodoChatbot.Language.Grammar.Pieces;

/// <summary>Pieces that limit a repetition: "starting …", "until …", "for 3 weeks", "except …".</summary>
internal static class BoundPieces
{
    // "starting next tuesday", "from 9 to 17", "from november until june"
    public static bool Start(Cursor cursor, WhenPhrase phrase, Lead lead)
    {
        var between = cursor.At(cursor.Position - 1).Lexeme.Has(Terminal.Between);
        cursor.Take(Terminal.On);
        cursor.Take(Terminal.In);
        if (lead == Lead.From && RangeOfDays(cursor, phrase))
            return true;

        if (lead == Lead.From && ClockPieces.Range(cursor, phrase, allowBare: phrase.Date is not null || phrase.Repeat is not null, between: true))
            return true;

        if (phrase.Start is null && between)
            return phrase.End is null && Between(cursor, phrase);

        if (phrase.Start is null && DateGrammar.Limit(cursor) is { } date)
        {
            phrase.Start = date;
            phrase.Note(date.Certainty);
            return true;
        }

        cursor.Take(Terminal.At);
        return ClockPieces.Times(cursor, phrase, allowBare: true);
    }

    // "between june and august", "between march 1 and june 15"
    private static bool Between(Cursor cursor, WhenPhrase phrase)
    {
        var start = cursor.Position;
        if (DayListGrammar.Read(cursor, allowMonths: true) is { Days: [var first, var last], Scope: null, IsPlural: false })
            (phrase.Start, phrase.End) = (first, last);
        else if (DateGrammar.Limit(cursor) is { } from && cursor.Take(Terminal.And) && DateGrammar.Limit(cursor) is { } to)
            (phrase.Start, phrase.End) = (from, to);
        else
        {
            cursor.Position = start;
            return false;
        }

        phrase.IsBetween = true;
        phrase.Note(phrase.Start.Certainty);
        return true;
    }

    // "every week from monday to friday", "daily from march 5 to 20"
    private static bool RangeOfDays(Cursor cursor, WhenPhrase phrase)
    {
        var start = cursor.Position;
        var list = DayListGrammar.Read(cursor);
        if (list is { IsRange: true, Days: [not DatePhrase.NamedDay and var first, .., var last] } && phrase is { Repeat: not null, End: null })
        {
            (phrase.Start, phrase.End) = (first, last);
            phrase.Note(first.Certainty);
            return true;
        }

        if (list is { IsRange: true } range && (phrase.Repeat is not null || phrase.HasClock || ClockFollows(cursor) || RepeatFollows(cursor))
            && CalendarPieces.AddDays(cursor, phrase, range))
        {
            // "… every week" says no more than the days do.
            if (phrase.Repeat is { Unit: null } && RepeatFollows(cursor))
                RepeatGrammar.Read(cursor);

            return true;
        }

        // "on holiday from monday to friday"
        if (list is { IsRange: true, IsPlural: false } && phrase is { Repeat: null, Date: null, Start: null, End: null })
        {
            (phrase.Start, phrase.End) = (list.Days[0], list.Days[^1]);
            phrase.Note(list.Days[0].Certainty);
            return true;
        }

        cursor.Position = start;
        return false;
    }

    private static bool RepeatFollows(Cursor cursor)
    {
        var start = cursor.Position;
        var follows = RepeatGrammar.Read(cursor) is { Unit: TimeUnit.Week, Interval: 1, Days: [] };
        cursor.Position = start;
        return follows;
    }

    private static bool ClockFollows(Cursor cursor)
    {
        var start = cursor.Position;
        var at = cursor.Take(Terminal.At);
        var follows = cursor.Take(Terminal.PartLead) || ClockGrammar.Read(cursor, allowBare: at) is not null;
        cursor.Position = start;
        return follows;
    }

    // "until june", "until 5pm"
    public static bool Until(Cursor cursor, WhenPhrase phrase)
    {
        // "up to 8 times"
        if (phrase.Repeat is not null && RepeatPieces.Count(cursor, phrase))
            return true;

        var lead = cursor.At(cursor.Position - 1).Lexeme;
        var afterTo = lead.Has(Terminal.To);
        cursor.TakeAny([Terminal.On, Terminal.In], out _);
        if (phrase.End is null && DateGrammar.Limit(cursor) is { } date)
        {
            // "january through march": no day, and its second month is none either.
            if (date is DatePhrase.WholeMonth && phrase.Pieces == 0 && !lead.Has(Terminal.Until))
                return false;

            phrase.End = date;
            phrase.Note(date.Certainty);
            return true;
        }

        var isWithinDay = phrase is { Repeat.Unit: TimeUnit.Hour or TimeUnit.Minute or TimeUnit.Second };
        if (phrase.ClockEnd is null && (phrase.HasClock || isWithinDay) && ClockGrammar.Read(cursor, allowBare: true) is { } end)
        {
            phrase.ClockEnd = end;
            phrase.Note(end.Certainty);
            return true;
        }

        // "chapters 3 to 5" says no time.
        return ClockPieces.Times(cursor, phrase, allowBare: !afterTo);
    }

    // "for 5 times", "for the next 3 weeks", "for friday"
    public static bool For(Cursor cursor, WhenPhrase phrase)
    {
        var start = cursor.Position;
        if (ClockPieces.Length(cursor, phrase, start - 1))
        {
            if (phrase.Repeat is not null || Surroundings.EndsPhrase(cursor, cursor.Position) || cursor.IsTimeAt(cursor.Position))
            {
                phrase.Note(Certainty.Contextual);
                return true;
            }

            (phrase.Length, phrase.LengthFirst, phrase.LengthEnd) = (null, -1, -1);
            cursor.Position = start;
        }

        if (phrase is { Repeat: not null, Span: null, Count: null })
        {
            cursor.Take(Terminal.UpTo);
            if (RepeatPieces.Count(cursor, phrase))
                return true;

            cursor.Take(Terminal.The);
            var isNext = cursor.Take(Terminal.Next) || cursor.Take(Terminal.Coming);
            if ((DistanceGrammar.Read(cursor) ?? (isNext && cursor.Take(Terminal.Unit, out int unit) ? Distance.Of((TimeUnit)unit, 1) : null)) is { } span)
            {
                phrase.Span = span;
                phrase.SpanUnit = UnitBefore(cursor);
                phrase.Note(Certainty.Sure);
                return true;
            }

            cursor.Position = start;
        }

        if (!CalendarPieces.Date(cursor, phrase))
        {
            if (!CalendarPieces.Days(cursor, phrase))
                return ClockPieces.Times(cursor, phrase, allowBare: false);

            phrase.IsImpossible |= phrase.Date is DatePhrase.WholeMonth;
            return true;
        }

        // "over the past week" is a stretch that lies behind; "goals for the next quarter" says what they are about, not when they are due.
        phrase.IsImpossible |= phrase.Date is DatePhrase.Edge { At: PeriodEdge.Whole, Period: PeriodPhrase.Relative { Offset: < 0 } or PeriodPhrase.Relative { Unit: TimeUnit.Quarter or TimeUnit.Year } };
        return true;
    }

    private static TimeUnit? UnitBefore(Cursor cursor)
    {
        var behind = cursor.Position--;
        TimeUnit? unit = cursor.Take(Terminal.Unit, out int said) ? (TimeUnit)said : null;
        cursor.Position = behind;
        return unit;
    }

    // "except in may", "except tomorrow at 8am and 1/5 at 4pm", "but not on sundays"
    public static bool Except(Cursor cursor, WhenPhrase phrase)
    {
        if (phrase.Repeat is null)
            return false;

        var found = 0;
        for (var behind = cursor.Position; found < 12; behind = cursor.Position)
        {
            if (found > 0 && !(cursor.TakeSymbol(',') | cursor.Take(Terminal.And)))
                break;

            cursor.TakeAny([Terminal.On, Terminal.In, Terminal.For], out _);
            if (!Exceptions(cursor, phrase))
            {
                cursor.Position = behind;
                break;
            }

            found++;
        }

        if (found == 0)
            return false;

        phrase.Note(Certainty.Sure);
        return true;
    }

    private static bool Exceptions(Cursor cursor, WhenPhrase phrase)
    {
        if (OneOfThem(cursor, phrase) is { } one)
        {
            phrase.Exceptions.Add(new ExceptionPhrase(one, ExceptionClock(cursor)));
            return true;
        }

        if ((DateGrammar.Distant(cursor) ?? NumericDateGrammar.Read(cursor)) is { } date)
        {
            phrase.Exceptions.Add(new ExceptionPhrase(date, ExceptionClock(cursor)));
            return true;
        }

        if (RepeatGrammar.Read(cursor) is { } every)
        {
            phrase.Exceptions.Add(new ExceptionPhrase(every.Days is [var first, ..] ? first : new DatePhrase.Relative(0), null, every));
            return true;
        }

        if (DayListGrammar.Read(cursor, allowMonths: true) is not { } list)
            return false;

        if (list.Scope is not null)
        {
            phrase.Exceptions.Add(new ExceptionPhrase(list.Days[0], null, RepeatGrammar.OfDays(list)));
            return true;
        }

        // "every day except sunday at 9": the time of the days that are left.
        var clock = phrase.HasClock || !list.Days.TrueForAll(IsOfRule) ? ExceptionClock(cursor) : null;
        phrase.Exceptions.AddRange(list.Days.Select(day => new ExceptionPhrase(day, clock)));
        return true;
    }

    // "every friday except the last one of the month"
    private static DatePhrase.Nth? OneOfThem(Cursor cursor, WhenPhrase phrase)
    {
        var start = cursor.Position;
        cursor.Take(Terminal.The);
        if (phrase.Repeat is { Days: [DatePhrase.NamedDay weekday] } && NumberGrammar.Ordinal(cursor) is { } place && cursor.Take(Terminal.OneWord))
        {
            var behind = cursor.Position;
            if (!((cursor.Take(Terminal.Of) || cursor.Take(Terminal.In)) && PeriodGrammar.Read(cursor) is PeriodPhrase.Relative { Unit: TimeUnit.Month }))
                cursor.Position = behind;

            return new DatePhrase.Nth(place, weekday.Day, OfWorkdays: false, new PeriodPhrase.Relative(TimeUnit.Month, 0, Rolls: true));
        }

        cursor.Position = start;
        return null;
    }

    private static bool IsOfRule(DatePhrase day) => day is DatePhrase.NamedDay { Which: Which.Bare } or DatePhrase.Weekends or DatePhrase.Workdays;

    private static ClockPhrase? ExceptionClock(Cursor cursor)
    {
        var start = cursor.Position;
        if (cursor.Take(Terminal.At) && ClockGrammar.Read(cursor, allowBare: true) is { } clock)
            return clock;

        cursor.Position = start;
        return null;
    }
}
