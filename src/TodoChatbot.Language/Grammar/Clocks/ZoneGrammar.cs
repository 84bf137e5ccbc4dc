using NodaTime;
using TodoChatbot.Language.Cultures;
using TodoChatbot.Language.Tokens;
using TodoChatbot.Language.Vocabularies;

namespace TodoChatbot.Language.Grammar.Clocks;

/// <summary>Time zones behind a time: "UTC", "PST", "New York time", "GMT+2", "UTC-05:30".</summary>
internal static class ZoneGrammar
{
    private const int FarthestHours = 14;
    private const int LongestWord = 2;
    private const int MostTokens = 9;

    public static DateTimeZone? Read(Cursor cursor)
    {
        var start = cursor.Position;
        cursor.TakeSymbol('(');
        cursor.Take(Terminal.In);
        cursor.Take(Terminal.The);
        if (cursor.Take(Terminal.UtcWord))
        {
            var zone = Offset(cursor) ?? DateTimeZone.Utc;
            TakeEnd(cursor, start);
            return zone;
        }

        if (Named(cursor) is { } named)
        {
            TakeEnd(cursor, start);
            return named;
        }

        var mayBeZone = cursor.Current.Length > LongestWord || IsInCapitals(cursor);
        if (mayBeZone && cursor.Take(Terminal.Zone, out int known))
        {
            cursor.Take(Terminal.TimeWord);
            TakeEnd(cursor, start);
            return TimeZones.At(known);
        }

        if (cursor.Take(Terminal.City, out int city) && cursor.Take(Terminal.TimeWord))
        {
            TakeEnd(cursor, start);
            return TimeZones.At(city);
        }

        cursor.Position = start;
        return null;
    }

    // "Europe/Berlin"
    private static DateTimeZone? Named(Cursor cursor)
    {
        var end = cursor.Position + 1;
        while (end - cursor.Position < MostTokens && end < cursor.End && cursor.At(end).Glued && (cursor.At(end).Is('/') || cursor.At(end).Is('_') || cursor.At(end).Kind == TokenKind.Word))
            end++;

        var name = cursor.AtEnd ? [] : cursor.Utterance.Between(cursor.Position, end);
        if (!name.Contains('/') || DateTimeZoneProviders.Tzdb.GetZoneOrNull(name.ToString()) is not { } zone)
            return null;

        cursor.Position = end;
        return zone;
    }

    // "ET" is a zone, "et" is not.
    private static bool IsInCapitals(Cursor cursor) => !cursor.AtEnd && !cursor.Utterance.Between(cursor.Position, cursor.Position + 1).ContainsAnyInRange('a', 'z');

    /// <summary>"+2", "-05:30", "+0200", right behind.</summary>
    public static DateTimeZone? Offset(Cursor cursor)
    {
        var start = cursor.Position;
        var sign = cursor.TakeSymbol('+') ? 1 : cursor.TakeSymbol('-') ? -1 : 0;
        if (sign != 0 && cursor.At(start).Glued && cursor.TakeGluedDigits(out var digits, 1, 4))
        {
            var (hours, minutes) = digits > 99 ? (digits / 100, digits % 100) : (digits, 0);
            var behindHours = cursor.Position;
            if (!(cursor.Glued && cursor.TakeSymbol(':') && cursor.TakeGluedDigits(out minutes, 2, 2)))
                cursor.Position = behindHours;

            if (hours <= FarthestHours && minutes < 60)
                return DateTimeZone.ForOffset(NodaTime.Offset.FromHoursAndMinutes(sign * hours, sign * minutes));
        }

        cursor.Position = start;
        return null;
    }

    private static void TakeEnd(Cursor cursor, int start)
    {
        if (cursor.At(start).Is('('))
            cursor.TakeSymbol(')');
    }
}
