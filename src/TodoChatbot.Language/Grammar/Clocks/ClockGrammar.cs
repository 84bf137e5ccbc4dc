using System.Globalization;
using NodaTime;
using TodoChatbot.Language.Phrases;
using TodoChatbot.Language.Tokens;
using TodoChatbot.Language.Vocabularies;

namespace TodoChatbot.Language.Grammar.Clocks;

/// <summary>Times of day: "17:00", "5pm", "half past 6", "quarter to nine", "six forty-five", "noon", "11ish", "17h30".</summary>
internal static class ClockGrammar
{
    /// <summary>A time of day.</summary>
    /// <param name="cursor">Where to read.</param>
    /// <param name="allowBare">True where an hour alone can be a time, as behind "at" or a date.</param>
    /// <param name="startsRange">True where "10 to 11" is a range and not ten minutes before eleven.</param>
    public static ClockPhrase? Read(Cursor cursor, bool allowBare, bool startsRange = false)
    {
        // "las 4"
        var start = cursor.Position;
        var isNamed = allowBare && cursor.Culture.MinutesFollowAnd && cursor.Take(Terminal.The);

        var clock = HourBehindPart(cursor, allowBare)
            ?? QuarteredHour(cursor)
            ?? MinutesBehindHour(cursor)
            ?? NamedHour(cursor)
            ?? MinutesBesideHour(cursor, allowBare && !startsRange)
            ?? DistanceFromClock(cursor)
            ?? HourWithColon(cursor)
            ?? HourWithMark(cursor)
            ?? HourWithPoint(cursor, allowBare)
            ?? CompactHour(cursor, allowBare)
            ?? HourInWords(cursor, allowBare)
            ?? (allowBare ? HourAndMinutes(cursor) : null)
            ?? (allowBare ? BareHour(cursor) : null);
        clock = clock is null ? HourBeforePart(cursor) : WithPart(cursor, clock);
        if (clock is null)
            cursor.Position = start;
        else if (clock.Certainty > Certainty.Contextual)
            cursor.Take(Terminal.Sharp);

        return isNamed && clock is { Certainty: < Certainty.Fair } ? clock with { Certainty = Certainty.Fair } : clock;
    }

    /// <summary>Something written as a time that no clock shows: "10:99".</summary>
    public static bool TakeImpossible(Cursor cursor)
    {
        var start = cursor.Position;
        if (cursor.TakeDigits(out var hour, 2) && cursor.Glued && cursor.TakeSymbol(':') && cursor.TakeGluedDigits(out var minute, 2, 2) && (hour > 24 || minute > 59))
            return true;

        cursor.Position = start;
        return false;
    }

    // "shaam 5 baje", "raat ko 11 baje"
    private static ClockPhrase? HourBehindPart(Cursor cursor, bool allowBare)
    {
        if (!cursor.Culture.IsHeadFinal)
            return null;

        var start = cursor.Position;
        if (cursor.Take(Terminal.Part, out int value) && (DayPart)value is not DayPart.Midnight)
        {
            cursor.Take(Terminal.OnAfter);
            var clock = QuarteredHour(cursor) ?? MinutesBehindHour(cursor) ?? HourWithColon(cursor) ?? HourWithMark(cursor)
                ?? HourInWords(cursor, allowBare: false)
                ?? (allowBare ? BareHour(cursor) : null);
            if (clock is not null)
                return clock with { Part = (DayPart)value is DayPart.Noon ? DayPart.Afternoon : (DayPart)value };
        }

        cursor.Position = start;
        return null;
    }

    // "saarhe paanch baje", half past five
    private static ClockPhrase? QuarteredHour(Cursor cursor)
    {
        var start = cursor.Position;
        if (NumberGrammar.Quarters(cursor) is >= 2 and < 52 and var quarters && cursor.Take(Terminal.OClock))
            return new ClockPhrase(quarters < 4 ? 12 : quarters / 4, quarters % 4 * 15, ClockKind.Bare);

        cursor.Position = start;
        return null;
    }

    // "5 bajkar 20 minute", "5 bajne mein 10 minute"
    private static ClockPhrase? MinutesBehindHour(Cursor cursor)
    {
        if (!cursor.Culture.IsHeadFinal)
            return null;

        var start = cursor.Position;
        if (NumberGrammar.Cardinal(cursor) is > 0 and <= 12 and var hour && cursor.TakeAny([Terminal.PastAfter, Terminal.ToAfter], out var side)
            && MinutesOf(cursor, out _) is { } minutes)
        {
            return side == Terminal.PastAfter
                ? new ClockPhrase(hour, minutes, ClockKind.Bare)
                : new ClockPhrase(hour == 1 ? 12 : hour - 1, 60 - minutes, ClockKind.Bare);
        }

        cursor.Position = start;
        return null;
    }

    // "noon", "midnight", "12 noon"
    private static ClockPhrase? NamedHour(Cursor cursor)
    {
        var start = cursor.Position;
        cursor.TakeDigits(out var digits, 2);
        if ((cursor.Position == start || digits == 12) && cursor.Take(Terminal.Part, out Sense part))
        {
            ClockKind? kind = (DayPart)part.Value switch
            {
                DayPart.Noon => ClockKind.Noon,
                DayPart.Midnight => ClockKind.Midnight,
                _ => null,
            };
            if (kind is { } known)
            {
                TakeIsh(cursor);
                return new ClockPhrase(known == ClockKind.Noon ? 12 : 0, 0, known) { Certainty = part.Certainty };
            }
        }

        cursor.Position = start;
        return null;
    }

    // "half past 6", "a quarter to nine", "20 min past eight", "ten to five", "half six"
    private static ClockPhrase? MinutesBesideHour(Cursor cursor, bool allowBare)
    {
        var start = cursor.Position;
        var inDigits = cursor.Current.Kind == TokenKind.Number;
        if (MinutesOf(cursor, out var unitSaid) is { } minutes)
        {
            var isHalf = minutes == 30 && !inDigits && !unitSaid;
            var past = cursor.Take(Terminal.Past) || cursor.Take(Terminal.After);
            var before = !past && (cursor.Take(Terminal.To) || cursor.Take(Terminal.Before) || cursor.Take(Terminal.Until));

            // "10 to 6" and "nine to five" alone are ranges; "at 10 to 6" and "ten to six" are times.
            var plain = unitSaid || past || (minutes % 5 == 0 && (allowBare || !inDigits));
            if ((past || (before && plain)) && NamedHour(cursor) is { } named)
            {
                var moment = new LocalTime(named.Hour, 0).PlusMinutes(past ? minutes : -minutes);
                return new ClockPhrase(moment.Hour, moment.Minute, ClockKind.Fixed);
            }

            if ((past || (before && plain) || (isHalf && cursor.Current.Kind is TokenKind.Number or TokenKind.Word)) && HourOf(cursor) is { } hour)
            {
                var clock = before ? new ClockPhrase((hour + 23) % 24, 60 - minutes, ClockKind.Bare) : new ClockPhrase(hour, minutes, ClockKind.Bare);
                if (before && clock.Hour is 0)
                    clock = clock with { Hour = 12 };

                cursor.Take(Terminal.OClock);
                clock = TakeMeridiem(cursor, clock) ?? clock;
                return past || before ? clock : clock with { Certainty = Certainty.Fair };
            }
        }

        cursor.Position = start;
        return null;
    }

    private static int? MinutesOf(Cursor cursor, out bool unitSaid)
    {
        unitSaid = false;
        var start = cursor.Position;
        if (cursor.Take(Terminal.Half))
            return 30;

        cursor.Take(Terminal.A);
        if (cursor.Take(Terminal.QuarterPart))
            return 15;

        cursor.Position = start;
        if (NumberGrammar.Cardinal(cursor) is not (> 0 and < 60 and var minutes))
        {
            cursor.Position = start;
            return null;
        }

        unitSaid = cursor.Take(Terminal.Unit, out int unit);
        if (!unitSaid || (TimeUnit)unit == TimeUnit.Minute)
            return minutes;

        cursor.Position = start;
        return null;
    }

    private static int? HourOf(Cursor cursor)
    {
        var start = cursor.Position;
        cursor.Take(Terminal.The);
        if (NumberGrammar.Cardinal(cursor) is > 0 and <= 12 and var hour && !NumberGrammar.IsPartOfMore(cursor) | cursor.Peek(Terminal.Meridiem))
            return hour;

        cursor.Position = start;
        return null;
    }

    // "20 minutes from 2pm", "2 hours after 14:30", "an hour and a half before 6pm"
    private static ClockPhrase? DistanceFromClock(Cursor cursor)
    {
        var start = cursor.Position;
        if (DistanceGrammar.Read(cursor) is { HasTime: true, Months: 0, Days: 0, Seconds: 0, Minutes: < 24 * 60 } length)
        {
            var direction = cursor.Take(Terminal.From) || cursor.Take(Terminal.After) || cursor.Take(Terminal.Past) ? 1 : cursor.Take(Terminal.Before) ? -1 : 0;
            if (direction != 0 && Written(cursor) is { } clock)
                return clock with { Shift = direction * length.Minutes };
        }

        cursor.Position = start;
        return null;
    }

    // A time that says so by itself.
    private static ClockPhrase? Written(Cursor cursor) =>
        HourWithColon(cursor) ?? HourWithMark(cursor) ?? HourWithPoint(cursor, allowBare: false) ?? CompactHour(cursor, allowBare: false) ?? HourInWords(cursor, allowBare: false);

    /// <summary>The time of ISO 8601 behind its "T": hours and minutes, and seconds with their fraction, which say nothing here.</summary>
    public static ClockPhrase? Iso(Cursor cursor)
    {
        var start = cursor.Position;
        if (cursor.TakeDigits(out var hour, 2) && cursor.TakeSymbol(':') && cursor.TakeGluedDigits(out var minute, 2, 2) && hour < 24 && minute < 60)
        {
            var behindMinutes = cursor.Position;
            if (!(cursor.Glued && cursor.TakeSymbol(':') && cursor.Glued && cursor.Current.Kind is TokenKind.Number or TokenKind.Decimal))
                cursor.Position = behindMinutes;
            else
                cursor.Position++;

            return new ClockPhrase(hour, minute, ClockKind.Fixed);
        }

        cursor.Position = start;
        return null;
    }

    // "17:00", "7:56:30 am"
    private static ClockPhrase? HourWithColon(Cursor cursor)
    {
        var start = cursor.Position;
        var leadingZero = cursor.Current is { Kind: TokenKind.Number, Length: 2, Value: < 10 };
        if (cursor.TakeDigits(out var hour, 2) && cursor.Glued && cursor.TakeSymbol(':') && cursor.TakeGluedDigits(out var minute, 2, 2)
            && hour < 24 && minute < 60)
        {
            var beforeSeconds = cursor.Position;
            if (!(cursor.Glued && cursor.TakeSymbol(':') && cursor.TakeGluedDigits(out var second, 2, 2) && second < 60))
                cursor.Position = beforeSeconds;

            var clock = new ClockPhrase(hour, minute, leadingZero || hour is 0 or > 12 ? ClockKind.Fixed : ClockKind.Bare);
            clock = TakeMeridiem(cursor, clock) ?? clock;
            cursor.Take(Terminal.OClock);
            if (cursor.Take(Terminal.HourMark) || !(cursor.Glued && cursor.Current.Kind is TokenKind.Word or TokenKind.Number))
            {
                TakeIsh(cursor);
                return clock;
            }
        }

        cursor.Position = start;
        return null;
    }

    // "5pm", "5 o'clock", "17h", "17h30", "5ish"
    private static ClockPhrase? HourWithMark(Cursor cursor)
    {
        var start = cursor.Position;
        if (cursor.TakeDigits(out var hour, 2) && hour < 24)
        {
            var clock = new ClockPhrase(hour, 0, hour is 0 or > 12 ? ClockKind.Fixed : ClockKind.Bare);
            if (TakeMeridiem(cursor, clock) is { } decided)
            {
                TakeIsh(cursor);
                return decided;
            }

            if (cursor.Take(Terminal.OClock))
                return TakeMeridiem(cursor, clock) ?? clock;

            if (TakeIsh(cursor))
                return clock;

            // "17h", "9h30": with hours up to 12 a length of time looks the same, so "h" decides only when minutes or an hour beyond follow.
            if (cursor.Glued && cursor.Take(Terminal.HourMark))
            {
                if (cursor.TakeGluedDigits(out var minute, 2, 2) && minute < 60)
                    return clock with { Minute = minute, Kind = ClockKind.Fixed };

                if (!cursor.Glued)
                    return clock with { Kind = ClockKind.Fixed, Certainty = hour > 12 ? Certainty.Sure : Certainty.Contextual };
            }
        }

        cursor.Position = start;
        return null;
    }

    // "3.30pm", "at 5.30"
    private static ClockPhrase? HourWithPoint(Cursor cursor, bool allowBare)
    {
        var start = cursor.Position;
        ref readonly var token = ref cursor.Current;
        if (token is { Kind: TokenKind.Decimal, Value: < 24 })
        {
            var text = cursor.Utterance.Text.AsSpan(token.Start, token.Length);
            var fraction = text[(text.IndexOf('.') + 1)..];
            if (fraction.Length == 2 && int.Parse(fraction, CultureInfo.InvariantCulture) is < 60 and var minute)
            {
                cursor.Position++;
                var clock = new ClockPhrase(token.Value, minute, token.Value is 0 or > 12 ? ClockKind.Fixed : ClockKind.Bare);
                if (TakeMeridiem(cursor, clock) is { } decided)
                    return decided;

                if (allowBare && !cursor.Glued)
                    return clock with { Certainty = Certainty.Contextual };
            }
        }

        cursor.Position = start;
        return null;
    }

    // "1700 hours", "at 1700", "1700h", "415pm", "at 730"
    private static ClockPhrase? CompactHour(Cursor cursor, bool allowBare)
    {
        var start = cursor.Position;
        var isLong = cursor.Current.Length == 4;
        if (cursor.Current.Length is 3 or 4 && cursor.TakeDigits(out var digits) && digits / 100 < 24 && digits % 100 < 60)
        {
            var clock = new ClockPhrase(digits / 100, digits % 100, isLong ? ClockKind.Fixed : ClockKind.Bare);
            if (!isLong && clock.Hour == 0)
            {
                cursor.Position = start;
                return null;
            }

            if (cursor.Take(Terminal.HourMark) || (cursor.Take(Terminal.Unit, out int unit) && (TimeUnit)unit == TimeUnit.Hour))
                return clock;

            if (TakeMeridiem(cursor, clock with { Kind = ClockKind.Bare }) is { } decided)
                return decided;

            // "before 2010" is a year, "at 2010" is not.
            var isYear = digits is >= 1900 and < 2200 && !cursor.At(start - 1).Lexeme.Has(Terminal.At);
            var isClock = isLong ? !isYear : cursor.At(start - 1).Lexeme.Has(Terminal.At) && clock.Minute is 15 or 30 or 45;
            if (allowBare && isClock && !NumberGrammar.IsPartOfMore(cursor.Current))
                return clock with { Certainty = Certainty.Contextual };
        }

        cursor.Position = start;
        return null;
    }

    // "nine am", "five thirty", "six forty-five pm", "seven o'clock", "seven oh five"
    private static ClockPhrase? HourInWords(Cursor cursor, bool allowBare)
    {
        var start = cursor.Position;
        if (cursor.Take(Terminal.Number, out int hour) && hour > 0)
        {
            var afterHour = cursor.Position;
            var minute = MinuteWords(cursor);

            // "at sixteen thirty"
            if (hour > 12)
            {
                if (allowBare && hour < 24 && minute is not null)
                    return new ClockPhrase(hour, minute.Value, ClockKind.Fixed) { Certainty = Certainty.Fair };

                cursor.Position = start;
                return null;
            }

            var clock = new ClockPhrase(hour, minute ?? 0, ClockKind.Bare);
            if (TakeMeridiem(cursor, clock) is { } decided)
                return decided;

            if (minute is null && cursor.Take(Terminal.OClock))
                return TakeMeridiem(cursor, clock) ?? clock;

            if (minute is null && TakeIsh(cursor))
                return clock;

            if (minute >= 10)
                return clock with { Certainty = allowBare ? Certainty.Fair : Certainty.Weak };

            cursor.Position = afterHour;
            if (TakeMeridiem(cursor, clock with { Minute = 0 }) is { } whole)
                return whole;
        }

        cursor.Position = start;
        return null;
    }

    private static int? MinuteWords(Cursor cursor)
    {
        var start = cursor.Position;
        cursor.TakeHyphen();
        if (cursor.Take(Terminal.ZeroLetter))
        {
            if (cursor.Take(Terminal.Number, out int ones) && ones is > 0 and < 10)
                return ones;
        }
        else if (NumberGrammar.CardinalWord(cursor) is >= 10 and < 60 and var minutes)
        {
            return minutes;
        }

        cursor.Position = start;
        return null;
    }

    // "at 9 45"
    private static ClockPhrase? HourAndMinutes(Cursor cursor)
    {
        var start = cursor.Position;
        var before = cursor.At(start - 1).Lexeme;
        if ((before.Has(Terminal.At) || (cursor.Culture.MinutesFollowAnd && before.Has(Terminal.The))) && cursor.TakeDigits(out var hour, 2) && hour < 24
            && cursor.Current is { Glued: false, Length: 2 } && cursor.TakeDigits(out var minute, 2) && minute < 60
            && !NumberGrammar.IsPartOfMore(cursor.Current))
        {
            var clock = new ClockPhrase(hour, minute, hour is 0 or > 12 ? ClockKind.Fixed : ClockKind.Bare);
            if (TakeMeridiem(cursor, clock) is { } decided)
                return decided;

            if (Surroundings.EndsPhrase(cursor, cursor.Position))
                return clock with { Certainty = Certainty.Contextual };
        }

        cursor.Position = start;
        return null;
    }

    // "at 4", and in Spanish "5 y media", "6 menos cuarto", "3 y 20"
    private static ClockPhrase? BareHour(Cursor cursor)
    {
        var start = cursor.Position;
        if (NumberGrammar.Cardinal(cursor) is >= 0 and < 24 and var hour && (!NumberGrammar.IsPartOfMore(cursor) || StartsRange(cursor)))
        {
            var clock = new ClockPhrase(hour, 0, hour is 0 or > 12 ? ClockKind.Fixed : ClockKind.Bare) { Certainty = Certainty.Contextual };
            return MinutesBehind(cursor, clock);
        }

        cursor.Position = start;
        return null;
    }

    // The "3" of "3-4pm".
    private static bool StartsRange(Cursor cursor) =>
        (cursor.Current.Is('-') || cursor.Current.Is('–')) && cursor.Next is { Glued: true, Kind: TokenKind.Number, Length: <= 2 };

    private static ClockPhrase MinutesBehind(Cursor cursor, ClockPhrase hour)
    {
        var start = cursor.Position;
        var less = cursor.Take(Terminal.Less);
        if (less || (cursor.Culture.MinutesFollowAnd && cursor.Take(Terminal.And)))
        {
            if (MinutesOf(cursor, out _) is { } minutes)
            {
                var clock = less
                    ? hour with { Hour = hour.Hour == 1 ? 12 : (hour.Hour + 23) % 24, Minute = 60 - minutes, Certainty = Certainty.Sure }
                    : hour with { Minute = minutes, Certainty = Certainty.Sure };
                return TakeMeridiem(cursor, clock) ?? clock;
            }
        }

        cursor.Position = start;
        return hour;
    }

    private static ClockPhrase? TakeMeridiem(Cursor cursor, ClockPhrase clock)
    {
        var start = cursor.Position;
        var glued = cursor.Glued;
        if (cursor.Take(Terminal.Meridiem, out int half) || (glued && !IsOfCode(cursor) && cursor.Take(Terminal.MeridiemLetter, out half)))
        {
            // "15:00 pm" says the same thing twice; "15 am" contradicts itself.
            if (clock.Hour <= 12)
                return clock with { Hour = (clock.Hour % 12) + half, Kind = ClockKind.Fixed, Certainty = Certainty.Sure };

            if (half == 12)
                return clock with { Kind = ClockKind.Fixed, Certainty = Certainty.Sure };
        }

        cursor.Position = start;
        return null;
    }

    // "seat 12A", but not "at 12A" and "8:30P"
    private static bool IsOfCode(Cursor cursor)
    {
        ref readonly var before = ref cursor.At(cursor.Position - 2);
        return char.IsUpper(cursor.Utterance.Text[cursor.Current.Start]) && !before.Is(':') && !before.Lexeme.Has(Terminal.At);
    }

    private static bool TakeIsh(Cursor cursor)
    {
        var start = cursor.Position;
        cursor.TakeHyphen();
        if (cursor.Glued && cursor.Take(Terminal.Ish))
            return true;

        cursor.Position = start;
        return false;
    }

    // "6 in the morning": the part of the day makes a time of the number.
    private static ClockPhrase? HourBeforePart(Cursor cursor)
    {
        var start = cursor.Position;
        if (BareHour(cursor) is { } hour && WithPart(cursor, hour) is { Part: not null } clock)
            return clock;

        cursor.Position = start;
        return null;
    }

    // "… in the evening", "… at night", "… early morning"
    private static ClockPhrase WithPart(Cursor cursor, ClockPhrase clock)
    {
        var start = cursor.Position;
        cursor.TakeSymbol(',');
        var led = cursor.Take(Terminal.PartLead);
        led |= cursor.Take(Terminal.Early);
        if (cursor.Take(Terminal.Part, out int value) && (DayPart)value is not (DayPart.Noon or DayPart.Midnight) && (led || clock.Certainty != Certainty.Contextual))
            return clock with { Part = (DayPart)value, Certainty = Certainty.Sure };

        cursor.Position = start;
        return clock;
    }
}
