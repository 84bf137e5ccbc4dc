using NodaTime;
using NodaTime.Text;
using TodoChatbot.Language.Phrases;
using TodoChatbot.Language.Tokens;
using TodoChatbot.Language.Vocabularies;

namespace TodoChatbot.Language.Grammar;

/// <summary>Lengths of time: "3 days", "an hour and a half", "1h30", "half an hour", "2 weeks and 3 days".</summary>
internal static class DistanceGrammar
{
    private const int MostParts = 4;
    private const int LongestIso = 12;
    private const long SecondsOfHour = 60 * 60;
    private const long SecondsOfDay = 24 * SecondsOfHour;

    /// <summary>A length of one or more units.</summary>
    public static Distance? Read(Cursor cursor)
    {
        if (Part(cursor) is not { } total)
            return null;

        for (var parts = 1; parts < MostParts; parts++)
        {
            var start = cursor.Position;
            var comma = cursor.TakeSymbol(',');
            if (!cursor.Glued)
                cursor.Take(Terminal.And);

            if (Part(cursor) is not { } more || (comma && !IsSmaller(more, total)))
            {
                cursor.Position = start;
                break;
            }

            total += more;
        }

        return total.IsSane && !total.IsZero ? total : null;
    }

    // "1 month, 3 days", "2 hours, 10 minutes", but not "3 days, 2 weeks": those are two.
    private static bool IsSmaller(Distance part, Distance total) => AboutSeconds(part) < total switch
    {
        { Seconds: > 0 } => 1,
        { Minutes: > 0 } => total.Minutes % 60 == 0 ? SecondsOfHour : 60,
        { Days: > 0 } => total.Days % 7 == 0 ? SecondsOfDay * 7 : SecondsOfDay,
        _ => total.Months % 12 == 0 ? SecondsOfDay * 365 : SecondsOfDay * 28,
    };

    private static long AboutSeconds(Distance length) => length.Seconds + (length.Minutes * 60L) + (length.Days * SecondsOfDay) + (length.Months * SecondsOfDay * 30);

    // "PT45M", "P1DT12H" of ISO 8601
    private static Distance? Iso(Cursor cursor)
    {
        var text = cursor.Utterance.Text;
        if (cursor.Current is not { Kind: TokenKind.Word, Length: <= 2 } || text[cursor.Current.Start] != 'P' || !cursor.Next.Glued)
            return null;

        var end = cursor.Position + 1;
        while (end < cursor.End && end - cursor.Position < LongestIso && cursor.At(end) is { Glued: true, Kind: TokenKind.Number or TokenKind.Word })
            end++;

        if (!PeriodPattern.NormalizingIso.Parse(cursor.Utterance.Between(cursor.Position, end).ToString()).TryGetValue(Period.Zero, out var period)
            || period.Years is < 0 or > 500 || period.Months is < 0 or > 6_000 || period.Days is < 0 or > 100_000 || period.Hours is < 0 or > 8_760 || period.Minutes is < 0 or > 59 || period.Seconds is < 0 or > 59)
            return null;

        cursor.Position = end;
        return new Distance((period.Years * 12) + period.Months, (period.Weeks * 7) + period.Days, (int)((period.Hours * 60) + period.Minutes), (int)period.Seconds);
    }

    private static Distance? Part(Cursor cursor) => Iso(cursor) ?? WrittenFraction(cursor) ?? FractionOfUnit(cursor) ?? DecimalOfUnit(cursor) ?? WholeUnits(cursor);

    // "1/2 hour", "1 1/2 hours", "½ hour", "1½ hours", "3/4 of an hour"
    private static Distance? WrittenFraction(Cursor cursor)
    {
        var start = cursor.Position;
        var wholes = 0;
        var quarters = Quarters(cursor);
        if (quarters == 0 && cursor.TakeDigits(out wholes, mostDigits: 3))
            quarters = Quarters(cursor);

        cursor.TakeHyphen();
        if (quarters > 0)
        {
            cursor.Take(Terminal.Of);
            cursor.Take(Terminal.A);
            if (TakeUnit(cursor, glued: false, out var unit) && Scaled(unit, (wholes * 4) + quarters, 4) is { } length)
                return length;
        }

        cursor.Position = start;
        return null;
    }

    // Of the fractions that people write, those in whole quarters.
    private static int Quarters(Cursor cursor)
    {
        var start = cursor.Position;
        if (cursor.TakeSymbol('½'))
            return 2;

        if (cursor.TakeSymbol('¼'))
            return 1;

        if (cursor.TakeSymbol('¾'))
            return 3;

        if (cursor.TakeDigits(out var numerator, mostDigits: 1) && cursor.Glued && cursor.TakeSymbol('/') && cursor.TakeGluedDigits(out var denominator, 1, 1)
            && (numerator, denominator) is (1, 2) or (1, 4) or (3, 4))
            return numerator * 4 / denominator;

        cursor.Position = start;
        return 0;
    }

    // "half an hour", "half a day", "a quarter of an hour"
    private static Distance? FractionOfUnit(Cursor cursor)
    {
        var start = cursor.Position;
        var quarters = 1;
        if (Amounts(cursor) is { } amount)
            quarters = amount;

        var halves = cursor.Take(Terminal.Half);
        if (halves || cursor.Take(Terminal.QuarterPart))
        {
            cursor.TakeHyphen();
            cursor.Take(Terminal.Of);
            cursor.Take(Terminal.A);
            if (TakeUnit(cursor, glued: false, out var unit) && Scaled(unit, halves ? 2 * quarters : quarters, 4) is { } length)
                return length;
        }

        cursor.Position = start;
        return null;

        static int? Amounts(Cursor cursor) => cursor.Take(Terminal.A) ? 1 : cursor.Take(Terminal.Number, out int number) && number <= 3 ? number : null;
    }

    // "1.5 hours"
    private static Distance? DecimalOfUnit(Cursor cursor)
    {
        var start = cursor.Position;
        ref readonly var token = ref cursor.Current;
        if (token.Kind == TokenKind.Decimal)
        {
            var text = cursor.Utterance.Text.AsSpan(token.Start, token.Length);
            var fraction = text[(text.IndexOf('.') + 1)..];
            var hundredths = int.Parse(fraction, System.Globalization.CultureInfo.InvariantCulture) * (fraction.Length == 1 ? 10 : 1);
            cursor.Position++;
            if (token.Length <= 6 && TakeUnit(cursor, cursor.Glued, out var unit) && Scaled(unit, (token.Value * 100) + hundredths, 100) is { } length)
                return length;
        }

        cursor.Position = start;
        return null;
    }

    // "3 days", "two and a half hours", "an hour and a half", "1h30"
    private static Distance? WholeUnits(Cursor cursor)
    {
        var start = cursor.Position;
        // "en hora y media"
        if (cursor.Culture.MinutesFollowAnd && cursor.Take(Terminal.Unit, out int single) && HalfBehind(cursor) && Scaled((TimeUnit)single, 6, 4) is { } oneAndAHalf)
            return oneAndAHalf;

        cursor.Position = start;
        if (NumberGrammar.Quarters(cursor) is { } said && TakeUnit(cursor, glued: false, out var parted) && Scaled(parted, said, 4) is { } uneven)
            return uneven;

        cursor.Position = start;
        if (NumberGrammar.Amount(cursor) is { } amount)
        {
            var quarters = HalfBehind(cursor) ? (amount * 4) + 2 : amount * 4;
            cursor.TakeHyphen();
            if (amount <= 100_000 && TakeUnit(cursor, cursor.Glued, out var unit))
            {
                var behindUnit = cursor.Position;
                if (unit == TimeUnit.Hour && cursor.TakeGluedDigits(out var minutes, 2, 2) && minutes < 60 && !NumberGrammar.IsPartOfMore(cursor.Current))
                    return Scaled(unit, quarters, 4) + new Distance(0, 0, minutes, 0);

                cursor.Position = behindUnit;
                if (HalfBehind(cursor))
                    quarters += 2;

                if (Scaled(unit, quarters, 4) is { } length)
                    return length;
            }
        }

        cursor.Position = start;
        return null;
    }

    /// <summary>"… and a half".</summary>
    public static bool HalfBehind(Cursor cursor)
    {
        var start = cursor.Position;
        if (cursor.Take(Terminal.And))
        {
            cursor.Take(Terminal.A);
            if (cursor.Take(Terminal.Half))
                return true;
        }

        cursor.Position = start;
        return false;
    }

    /// <summary>A unit; "m", "h", "d", "w" and "y" only where they stick to their number.</summary>
    public static bool TakeUnit(Cursor cursor, bool glued, out TimeUnit unit)
    {
        if (glued && cursor.Take(Terminal.UnitLetter, out int letter))
        {
            unit = (TimeUnit)letter;
            return true;
        }

        var taken = cursor.Take(Terminal.Unit, out int value);
        unit = (TimeUnit)value;
        return taken;
    }

    /// <summary>So many parts of a unit; null where that is no whole number of smaller ones.</summary>
    public static Distance? Scaled(TimeUnit unit, int parts, int of)
    {
        var amount = (long)parts;
        if (amount % of == 0)
            return Distance.Of(unit, (int)(amount / of));

        return unit switch
        {
            TimeUnit.Minute => new Distance(0, 0, 0, (int)(amount * 60 / of)),
            TimeUnit.Hour => new Distance(0, 0, (int)(amount * 60 / of), 0),
            TimeUnit.Day => new Distance(0, (int)(amount / of), (int)(amount % of * 24 * 60 / of), 0),
            TimeUnit.Month => new Distance((int)(amount / of), (int)(amount % of * 30 / of), 0, 0),
            TimeUnit.Year when amount * 12 % of == 0 => new Distance((int)(amount * 12 / of), 0, 0, 0),
            _ => null,
        };
    }
}
