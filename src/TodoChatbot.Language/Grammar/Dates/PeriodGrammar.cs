using TodoChatbot.Language.Phrases;
using TodoChatbot.Language.Vocabularies;

namespace TodoChatbot.Language.Grammar.Dates;

/// <summary>Stretches of the calendar: "next month", "the year", "march 2027", "week 14".</summary>
internal static class PeriodGrammar
{
    private const int EarliestYear = 1900;
    private const int LatestYear = 2199;

    /// <summary>A stretch behind "of" or "in", where the bare unit will do: "end of month".</summary>
    public static PeriodPhrase? Read(Cursor cursor) => NumberedWeek(cursor) ?? Relative(cursor, allowBare: true) ?? Named(cursor);

    /// <summary>"next week", "this month", "the week after next", "last year".</summary>
    public static PeriodPhrase.Relative? Relative(Cursor cursor, bool allowBare = false)
    {
        var start = cursor.Position;
        var definite = cursor.Take(Terminal.The);
        var which = WhichOf(cursor);
        var isPlural = cursor.Peek(Terminal.PluralUnit);
        if (TakeUnit(cursor, out var unit))
        {
            if (which is null or Which.Bare)
                which = WhichBehind(cursor) ?? which;

            if (which is not null)
                return new PeriodPhrase.Relative(unit, OffsetOf(which.Value));

            if (allowBare)
                return new PeriodPhrase.Relative(unit, 0, Rolls: true);

            // "the weekend" is the coming one; "the week" says nothing.
            if (definite && !isPlural && unit == TimeUnit.Weekend)
                return new PeriodPhrase.Relative(unit, 0);
        }

        cursor.Position = start;
        return null;
    }

    /// <summary>"march", "next march", "march 2027", "2027", "week 14".</summary>
    public static PeriodPhrase? Named(Cursor cursor)
    {
        if (Month(cursor) is { } month)
            return month;

        if (NumberedWeek(cursor) is { } week)
            return week;

        var start = cursor.Position;
        if (cursor.Take(Terminal.QuarterLetter) && cursor.TakeGluedDigits(out var quarter, 1, 1) && quarter is > 0 and <= 4 && !NumberGrammar.IsPartOfMore(cursor.Current))
        {
            var behindQuarter = cursor.Position;
            cursor.Take(Terminal.Of);
            var year = Year(cursor);
            if (year is null)
                cursor.Position = behindQuarter;

            return new PeriodPhrase.NamedQuarter(quarter, year);
        }

        cursor.Position = start;
        return Year(cursor) is { } number ? new PeriodPhrase.WholeYear(number) : null;
    }

    // "week 14", "the week 14 of 2027"
    private static PeriodPhrase.NumberedWeek? NumberedWeek(Cursor cursor)
    {
        var start = cursor.Position;
        cursor.Take(Terminal.The);
        if (cursor.Take(Terminal.WeekNumber) && NumberGrammar.Cardinal(cursor) is > 0 and <= 53 and var week && !NumberGrammar.IsPartOfMore(cursor.Current))
        {
            var afterWeek = cursor.Position;
            cursor.Take(Terminal.Of);
            var year = Year(cursor);
            if (year is null)
                cursor.Position = afterWeek;

            return new PeriodPhrase.NumberedWeek(week, year);
        }

        cursor.Position = start;
        return null;
    }

    /// <summary>"march", "next march", "march 2027", "2027 march".</summary>
    public static PeriodPhrase.NamedMonth? Month(Cursor cursor)
    {
        var start = cursor.Position;
        if (Year(cursor) is { } first)
        {
            if (cursor.Take(Terminal.Month, out int of))
                return new PeriodPhrase.NamedMonth(of, first);

            cursor.Position = start;
        }

        var which = WhichOf(cursor);
        if (cursor.Take(Terminal.Month, out int month))
        {
            cursor.TakeSymbol('.');
            var afterMonth = cursor.Position;
            cursor.TakeSymbol(',');
            cursor.Take(Terminal.Of);
            if (Year(cursor) is { } year)
                return new PeriodPhrase.NamedMonth(month, year);

            cursor.Position = afterMonth;
            if (cursor.At(afterMonth - 1).Is('.') && !cursor.Glued && cursor.AtEnd)
                cursor.Position--;

            return new PeriodPhrase.NamedMonth(month, null, which switch { Which.Previous => -1, _ => 0 });
        }

        cursor.Position = start;
        return null;
    }

    /// <summary>A year in four digits.</summary>
    public static int? Year(Cursor cursor)
    {
        var start = cursor.Position;
        if (cursor.Current.Length == 4 && cursor.TakeDigits(out var year) && year is >= EarliestYear and <= LatestYear
            && !NumberGrammar.IsPartOfMore(cursor.Current) && !cursor.Peek(Terminal.Meridiem) && !cursor.Peek(Terminal.HourMark))
            return year;

        cursor.Position = start;
        return null;
    }

    /// <summary>"this", "next", "last", before the noun.</summary>
    public static Which? WhichOf(Cursor cursor)
    {
        if (cursor.Take(Terminal.This))
        {
            // "this coming friday", "this next friday"
            return cursor.Take(Terminal.Coming) || cursor.Take(Terminal.Next) ? Which.This : cursor.Take(Terminal.Last) ? Which.Previous : Which.This;
        }

        if (cursor.Take(Terminal.Coming))
            return Which.This;

        // "next next monday"
        if (cursor.Take(Terminal.Next))
            return cursor.Take(Terminal.Next) ? Which.AfterNext : Which.Next;

        var start = cursor.Position;
        if (cursor.Take(Terminal.Following))
        {
            // "the following quarter" is told from its story, not from today.
            var isQuarter = cursor.Take(Terminal.Unit, out int unit) && (TimeUnit)unit == TimeUnit.Quarter;
            cursor.Position = isQuarter ? start : start + 1;
            return isQuarter ? null : Which.Next;
        }

        return cursor.Take(Terminal.Last) || cursor.Take(Terminal.Previous) ? Which.Previous : null;
    }

    /// <summary>"after next", "que viene", "pasado", behind the noun.</summary>
    public static Which? WhichBehind(Cursor cursor)
    {
        if (cursor.Take(Terminal.AfterNext))
            return Which.AfterNext;

        if (cursor.Take(Terminal.NextAfter))
            return Which.Next;

        return cursor.Take(Terminal.PreviousAfter) ? Which.Previous : null;
    }

    public static int OffsetOf(Which which) => which switch
    {
        Which.Next => 1,
        Which.AfterNext => 2,
        Which.Previous => -1,
        _ => 0,
    };

    private static bool TakeUnit(Cursor cursor, out TimeUnit unit)
    {
        var start = cursor.Position;
        if (cursor.Take(Terminal.Unit, out int value))
        {
            unit = (TimeUnit)value;
            if (unit is TimeUnit.Week or TimeUnit.Weekend or TimeUnit.Month or TimeUnit.Quarter or TimeUnit.Year)
                return true;
        }

        cursor.Position = start;
        unit = default;
        return false;
    }
}
