using NodaTime;
using TodoChatbot.Language.Phrases;
using TodoChatbot.Language.Tokens;
using TodoChatbot.Language.Vocabularies;

namespace TodoChatbot.Language.Grammar.Dates;

/// <summary>Dates in digits: "2026-11-24", "11/24/26", "24.11.2026", "24/11".</summary>
internal static class NumericDateGrammar
{
    public static DatePhrase? Read(Cursor cursor) => YearFirst(cursor) ?? YearLast(cursor) ?? Compact(cursor);

    // "20270309"
    private static DatePhrase.Exact? Compact(Cursor cursor)
    {
        var start = cursor.Position;
        if (cursor.Current.Length == 8 && cursor.TakeDigits(out var digits) && digits / 1_000_000 == 20 && IsDate(digits / 10_000, digits / 100 % 100, digits % 100)
            && !NumberGrammar.IsPartOfMore(cursor))
            return new DatePhrase.Exact(new LocalDate(digits / 10_000, digits / 100 % 100, digits % 100)) { Certainty = Certainty.Fair };

        cursor.Position = start;
        return null;
    }

    // "2026-11-24", "2026/11/24", "2026.11.24"
    private static DatePhrase? YearFirst(Cursor cursor)
    {
        var start = cursor.Position;
        if (cursor.Current.Length == 4 && cursor.TakeDigits(out var year)
            && TakeSeparator(cursor, out var separator)
            && cursor.TakeGluedDigits(out var month, 1, 2)
            && cursor.Current.Is(separator) && TakeSeparator(cursor, out _)
            && cursor.TakeGluedDigits(out var day, 1, 2)
            && IsDate(year, month, day))
            return new DatePhrase.Exact(new LocalDate(year, month, day));

        cursor.Position = start;
        return null;
    }

    // "24/11", "11/24/26", "24-11-2026", "24.11.2026"
    private static DatePhrase? YearLast(Cursor cursor)
    {
        var start = cursor.Position;
        if (cursor.TakeDigits(out var first, 2) && TakeSeparator(cursor, out var separator) && cursor.TakeGluedDigits(out var second, 1, 2))
        {
            var beforeYear = cursor.Position;
            if (cursor.Current.Is(separator) && TakeSeparator(cursor, out _)
                && (cursor.TakeGluedDigits(out var year, 4, 4) || cursor.TakeGluedDigits(out year, 2, 2)))
            {
                // "9.3.27" is a date only where the day comes first; elsewhere it is a version.
                if (year < 100 && separator == '.')
                    return new DatePhrase.Numeric(first, second, 2000 + year, IsPointed: true) { Certainty = Certainty.Weak };

                year = year < 100 ? 2000 + year : year;
                // "budget 10/20/30 split"
                if (IsDate(year, first, second) || IsDate(year, second, first))
                    return new DatePhrase.Numeric(first, second, year) { Certainty = cursor.At(cursor.Position - 1).Length == 4 || Surroundings.StartsLine(cursor, start) ? Certainty.Sure : Certainty.Fair };
            }

            // Without a year "3-4" is a range and "3.4" a number.
            cursor.Position = beforeYear;
            if (separator == '/' && !NumberGrammar.IsPartOfMore(cursor.Current) && !cursor.Current.Is('/')
                && (IsDate(2000, first, second) || IsDate(2000, second, first)))
                return new DatePhrase.Numeric(first, second, null) { Certainty = CertaintyOf(cursor, start, first, second) };
        }

        cursor.Position = start;
        return null;
    }

    // "25/12 lunch": at the beginning of a line, and with a number that no fraction has.
    private static Certainty CertaintyOf(Cursor cursor, int start, int first, int second)
    {
        if (IsIdiom(first, second) || (IsFraction(first, second) && !FollowsTitle(cursor, start)))
            return Certainty.Contextual;

        return Math.Max(first, second) > 12 && Surroundings.StartsLine(cursor, start) ? Certainty.Sure : Certainty.Fair;
    }

    // "24/7 support", "the 9/11 report", "16/9 screen": only a preposition makes a day of them.
    private static bool IsIdiom(int first, int second) => (first, second) is (24, 7) or (9, 11) or (7, 11) or (80, 20) or (20, 20) or (16, 9);

    // "1/2 cup", "3/4 inch screws"
    private static bool IsFraction(int first, int second) => (first, second) is (1, <= 4) or (2, 3) or (3, 4) or (5, 8) or (7, 8);

    // "dentist 3/4" names a day; "part 1/2" and "size 8 1/2" don't.
    private static bool FollowsTitle(Cursor cursor, int start)
    {
        if (start <= cursor.First || !Surroundings.EndsLine(cursor, cursor.Position))
            return false;

        ref readonly var previous = ref cursor.At(start - 1);
        return previous.Kind == TokenKind.Word && !previous.Lexeme.Has(Terminal.Counted) && !previous.Lexeme.Has(Terminal.Place)
            && !previous.Lexeme.Has(Terminal.Function) && !previous.Lexeme.Has(Terminal.Determiner);
    }

    private static bool TakeSeparator(Cursor cursor, out char separator)
    {
        separator = (char)cursor.Current.Value;
        return cursor.Glued && (cursor.TakeSymbol('/') || cursor.TakeSymbol('-') || cursor.TakeSymbol('.'));
    }

    private static bool IsDate(int year, int month, int day) =>
        year is >= 1 and <= 9000 && month is >= 1 and <= 12 && day >= 1 && day <= CalendarSystem.Iso.GetDaysInMonth(year, month);
}
