using NodaTime;
using TodoChatbot.Language.Phrases;
using TodoChatbot.Language.Tokens;
using TodoChatbot.Language.Vocabularies;

namespace TodoChatbot.Language.Grammar.Dates;

/// <summary>Days with the name of their month: "24 nov 2026", "november the 24th", "aug 20 and 30", "june 3-5", "22/Apr/2026".</summary>
internal static class MonthDayGrammar
{
    private const int MostDays = 12;

    // Without a year, 29 February exists.
    private const int LeapYear = 2000;

    /// <summary>Adds the days of one month; false when there are none.</summary>
    public static bool Read(Cursor cursor, DayList list)
    {
        var wasRange = list.IsRange;
        if (YearNameDay(cursor, list) || MonthFirst(cursor, list) || DaysFirst(cursor, list))
            return true;

        list.IsRange = wasRange;
        return false;
    }

    /// <summary>A day that its month has not: "april 31st", "30 feb".</summary>
    public static bool TakeImpossible(Cursor cursor)
    {
        var start = cursor.Position;
        if (cursor.Take(Terminal.Month, out int month))
        {
            cursor.TakeSymbol('.');
            TakeJoint(cursor);
            cursor.Take(Terminal.The);
            if (DayNumber(cursor, isFirst: false) is { } day && day > CalendarSystem.Iso.GetDaysInMonth(LeapYear, month))
                return true;
        }

        cursor.Position = start;
        cursor.Take(Terminal.The);
        if (DayNumber(cursor, isFirst: true) is { } before)
        {
            TakeJoint(cursor);
            cursor.Take(Terminal.Of);
            if (cursor.Take(Terminal.Month, out month) && before > CalendarSystem.Iso.GetDaysInMonth(LeapYear, month))
                return true;
        }

        cursor.Position = start;
        return false;
    }

    /// <summary>A year behind a day: "2026", ", 2026", "in 2026", "'26".</summary>
    public static int? YearBehind(Cursor cursor)
    {
        var start = cursor.Position;
        cursor.TakeSymbol(',');
        if (!cursor.Take(Terminal.Of))
            cursor.Take(Terminal.In);

        if (PeriodGrammar.Year(cursor) is { } year)
            return year;

        cursor.Position = start;
        if ((cursor.TakeSymbol('\'') || cursor.TakeSymbol('’') || cursor.TakeSymbol('‘'))
            && cursor.TakeGluedDigits(out var digits, 2, 2) && !NumberGrammar.IsPartOfMore(cursor.Current))
            return 2000 + digits;

        cursor.Position = start;
        return null;
    }

    // "nov 24th 2026", "november the 24th", "aug 20 and 30", "june, 14th", "2028 june 14"
    private static bool MonthFirst(Cursor cursor, DayList list)
    {
        var start = cursor.Position;
        var year = PeriodGrammar.Year(cursor);
        if (year is not null)
            cursor.TakeSymbol(',');

        if (cursor.Take(Terminal.Month, out int month))
        {
            cursor.TakeSymbol('.');
            TakeJoint(cursor);
            var comma = cursor.TakeSymbol(',');
            if (DayNumbers(cursor, list) is { } days)
            {
                var ends = Surroundings.EndsPhrase(cursor, cursor.Position);
                TakeJoint(cursor);
                var behind = YearBehind(cursor);
                if ((!comma || ends || behind is not null) && Add(list, month, days, year ?? behind))
                    return true;
            }
        }

        cursor.Position = start;
        return false;
    }

    // "2027-sep-01", "2027/sep/1"
    private static bool YearNameDay(Cursor cursor, DayList list)
    {
        var start = cursor.Position;
        if (cursor.Current.Length == 4 && cursor.TakeDigits(out var year) && year is > 1900 and < 2200 && TakeGluedJoint(cursor) && cursor.Glued && cursor.Take(Terminal.Month, out int month)
            && TakeGluedJoint(cursor) && cursor.TakeGluedDigits(out var day, 1, 2) && day > 0 && Add(list, month, [day], year))
            return true;

        cursor.Position = start;
        return false;
    }

    private static bool TakeGluedJoint(Cursor cursor)
    {
        var start = cursor.Position;
        TakeJoint(cursor);
        return cursor.Position > start;
    }

    // "24 nov", "24th of november, 2026", "20th and 30th of aug", "24-nov-2026"
    private static bool DaysFirst(Cursor cursor, DayList list)
    {
        var start = cursor.Position;
        if (DayNumbers(cursor, list) is { } days)
        {
            TakeJoint(cursor);
            cursor.Take(Terminal.Of);
            if (cursor.Take(Terminal.Month, out int month))
            {
                TakeJoint(cursor);
                if (Add(list, month, days, YearBehind(cursor) ?? (days.Count == 1 ? ShortYear(cursor) : null)))
                    return true;
            }
        }

        cursor.Position = start;
        return false;
    }

    // "24 dec 26": a number that no hour and no amount is.
    private static int? ShortYear(Cursor cursor)
    {
        if (cursor.Current is { Kind: TokenKind.Number, Length: 2, Value: >= 24 and < 60 and var year } && !NumberGrammar.IsPartOfMore(cursor.Next)
            && Surroundings.EndsPhrase(cursor, cursor.Position + 1))
        {
            cursor.Position++;
            return 2000 + year;
        }

        return null;
    }

    // The hyphen or slash inside "24-nov-2026" and "oct/2".
    private static void TakeJoint(Cursor cursor)
    {
        if (!cursor.TakeHyphen() && cursor.Current.Is('/') && cursor.Current.Glued && cursor.Next.Glued)
            cursor.Position++;
    }

    private static bool Add(DayList list, int month, List<int> days, int? year)
    {
        var length = CalendarSystem.Iso.GetDaysInMonth(year ?? LeapYear, month);
        if (days[^1] > length || days[0] > length)
            return false;

        foreach (var day in days)
            list.Days.Add(year is { } known ? new DatePhrase.Exact(new LocalDate(known, month, day)) : new DatePhrase.MonthDay(month, day));

        return true;
    }

    // "24", "20th and 30th", "the 3rd to the 5th", "3-5"
    private static List<int>? DayNumbers(Cursor cursor, DayList list)
    {
        cursor.Take(Terminal.The);
        if (DayNumber(cursor, isFirst: true) is not { } first)
            return null;

        List<int> days = [first];
        for (var behind = cursor.Position; days.Count < MostDays; behind = cursor.Position)
        {
            var isRange = cursor.TakeDash() || cursor.Take(Terminal.To) || cursor.Take(Terminal.Through);
            if (isRange || DayListGrammar.TakeSeparator(cursor, list))
            {
                cursor.Take(Terminal.The);
                if (DayNumber(cursor, isFirst: false) is { } next)
                {
                    if (isRange && next > days[^1])
                    {
                        list.IsRange = true;
                        days.AddRange(Enumerable.Range(days[^1] + 1, next - days[^1]));
                        continue;
                    }

                    if (!isRange)
                    {
                        days.Add(next);
                        continue;
                    }
                }
            }

            cursor.Position = behind;
            break;
        }

        TakeDayWord(cursor);
        return days;
    }

    // "the 3rd day of march"
    private static void TakeDayWord(Cursor cursor)
    {
        var start = cursor.Position;
        if (!(cursor.Take(Terminal.Unit, out int unit) && (TimeUnit)unit == TimeUnit.Day && cursor.Peek(Terminal.Of)))
            cursor.Position = start;
    }

    // "24", "24th", "twenty-fourth", "twenty four"
    private static int? DayNumber(Cursor cursor, bool isFirst)
    {
        var start = cursor.Position;
        if (NumberGrammar.Ordinal(cursor) is { } ordinal)
        {
            if (ordinal is > 0 and <= 31)
                return ordinal;
        }
        else if (cursor.TakeDigits(out var day, 2))
        {
            if (day is > 0 and <= 31 && Stands(cursor, isFirst))
                return day;
        }
        else if (NumberGrammar.CardinalWord(cursor) is > 0 and <= 31 and var inWords && (cursor.Peek(Terminal.Month) || cursor.At(start - 1).Lexeme.Has(Terminal.Month))
            && Stands(cursor, isFirst: false))
        {
            // "june twenty four"
            return inWords;
        }

        cursor.Position = start;
        return null;
    }

    // A number that is a day by itself and not the beginning of "5pm", "5:30" or "5 people".
    private static bool Stands(Cursor cursor, bool isFirst)
    {
        ref readonly var next = ref cursor.Current;
        if (NumberGrammar.IsPartOfMore(cursor))
            return next.Is('-') || (next.Is('/') && cursor.Next.Lexeme.Has(Terminal.Month));

        if (isFirst)
            return true;

        return !cursor.Peek(Terminal.Meridiem) && !cursor.Peek(Terminal.OClock) && !cursor.Peek(Terminal.Unit)
            && (next.Kind != TokenKind.Word || cursor.Peek(Terminal.Month) || Surroundings.EndsPhrase(cursor, cursor.Position));
    }
}
