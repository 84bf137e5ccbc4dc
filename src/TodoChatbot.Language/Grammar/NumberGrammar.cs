using TodoChatbot.Language.Tokens;
using TodoChatbot.Language.Vocabularies;

namespace TodoChatbot.Language.Grammar;

/// <summary>Counts and places: "3", "twenty-five", "2nd", "second to last".</summary>
internal static class NumberGrammar
{
    private const int LargestOrdinal = 366;

    /// <summary>"3", "three", "twenty-five".</summary>
    public static int? Cardinal(Cursor cursor)
    {
        if (cursor.TakeDigits(out var digits))
            return digits;

        return CardinalWord(cursor);
    }

    /// <summary>"three", "twenty-five".</summary>
    public static int? CardinalWord(Cursor cursor)
    {
        if (!cursor.Take(Terminal.Tens, out int tens))
            return cursor.Take(Terminal.Number, out int number) ? number : null;

        var start = cursor.Position;
        cursor.TakeHyphen();
        if (cursor.Take(Terminal.Number, out int ones) && ones is > 0 and < 10)
            return tens + ones;

        cursor.Position = start;
        return tens;
    }

    /// <summary>"3", "three", "a", "a couple of".</summary>
    public static int? Amount(Cursor cursor)
    {
        var start = cursor.Position;
        if (cursor.Take(Terminal.Couple, out int couple))
        {
            cursor.Take(Terminal.Of);
            return couple;
        }

        if (Cardinal(cursor) is { } cardinal)
            return cardinal;

        cursor.Position = start;
        return cursor.Take(Terminal.A) ? 1 : null;
    }

    /// <summary>"dedh", one and a half; "saarhe paanch", five and a half; "sawa", one and a quarter: in quarters.</summary>
    public static int? Quarters(Cursor cursor)
    {
        var word = cursor.Current.Lexeme;
        if (!word.Has(Terminal.Quarters) && !word.Has(Terminal.MoreQuarters))
            return null;

        var start = cursor.Position;
        if (cursor.Take(Terminal.MoreQuarters, out int more) && Cardinal(cursor) is > 0 and < 1_000 and var wholes)
            return (wholes * 4) + more;

        cursor.Position = start;
        return cursor.Take(Terminal.Quarters, out int quarters) ? quarters : null;
    }

    /// <summary>"3rd", "third", "last", "second to last", "3rd last", "penultimate".</summary>
    /// <returns>The place; counted from the end when negative.</returns>
    public static int? Ordinal(Cursor cursor) => Ordinal(cursor, out _);

    /// <inheritdoc cref="Ordinal(Cursor)"/>
    public static int? Ordinal(Cursor cursor, out bool inDigits)
    {
        inDigits = false;
        if (cursor.Take(Terminal.Last))
            return -1;

        if (ForwardOrdinal(cursor, out inDigits) is not { } place)
            return null;

        if (place < 0)
            return place;

        var start = cursor.Position;
        cursor.TakeHyphen();
        if (cursor.Take(Terminal.To) || cursor.Take(Terminal.From))
        {
            cursor.TakeHyphen();
            cursor.Take(Terminal.The);
            if (cursor.Take(Terminal.Last) || cursor.Take(Terminal.End))
                return -place;

            cursor.Position = start;
        }

        // "3rd last friday"
        cursor.TakeHyphen();
        if (cursor.Take(Terminal.Last))
            return -place;

        cursor.Position = start;
        return place;
    }

    private static int? ForwardOrdinal(Cursor cursor, out bool inDigits)
    {
        var start = cursor.Position;
        inDigits = true;
        if (cursor.TakeDigits(out var digits, mostDigits: 3))
        {
            if (cursor.Glued && cursor.Take(Terminal.OrdinalSuffix) && digits is > 0 and <= LargestOrdinal)
                return digits;

            cursor.Position = start;
            return null;
        }

        inDigits = false;
        if (cursor.Take(Terminal.Ordinal, out int place))
            return place;

        if (cursor.Take(Terminal.Tens, out int tens))
        {
            cursor.TakeHyphen();
            if (cursor.Take(Terminal.Ordinal, out int ones) && ones is > 0 and < 10)
                return tens + ones;
        }

        cursor.Position = start;
        return null;
    }

    /// <summary>The same of the number just read, which the colon of "dec 15: homework" ends.</summary>
    public static bool IsPartOfMore(Cursor cursor) => IsPartOfMore(cursor.Current) && !(cursor.Current.Is(':') && !cursor.Next.Glued);

    /// <summary>True for a number token that is part of something longer: the "3" of "3rd", "3pm" or "3:30".</summary>
    public static bool IsPartOfMore(in Token next) => next.Glued && (next.Kind != TokenKind.Symbol || next.Is(':') || next.Is('/') || next.Is('-') || next.Is('%') || next.Is('+'));
}
