using TodoChatbot.Language.Grammar.Clocks;
using TodoChatbot.Language.Phrases;
using TodoChatbot.Language.Tokens;
using TodoChatbot.Language.Vocabularies;

namespace TodoChatbot.Language.Grammar.Pieces;

/// <summary>Pieces that name times of a day: "at 10, 12 and 17", "3-4pm", "in the morning", "eod".</summary>
internal static class ClockPieces
{
    private const int MostTimes = 12;
    private const int MinutesOfDay = 24 * 60;

    public static bool Impossible(Cursor cursor, WhenPhrase phrase)
    {
        if (!ClockGrammar.TakeImpossible(cursor))
            return false;

        phrase.IsImpossible = true;
        phrase.Note(Certainty.Sure);
        return true;
    }

    // "at 10, 12 and 17", "9am and 5pm"
    public static bool Times(Cursor cursor, WhenPhrase phrase, bool allowBare)
    {
        if (phrase.HasClock || (SameTime(cursor) ?? ClockGrammar.Read(cursor, allowBare || phrase.Repeat is not null)) is not { } first)
            return false;

        phrase.Clocks.Add(first);
        phrase.Note(first.Certainty);
        for (var behind = cursor.Position; phrase.Clocks.Count < MostTimes; behind = cursor.Position)
        {
            var separated = cursor.TakeSymbol(',') | cursor.Take(Terminal.And);
            cursor.Take(Terminal.At);
            if (separated && ClockGrammar.Read(cursor, allowBare) is { } next
                && (phrase.Repeat is not null || (next.Certainty == Certainty.Sure && first.Certainty == Certainty.Sure)
                    || RepeatFollows(cursor) || (allowBare && Surroundings.EndsLine(cursor, cursor.Position))))
            {
                phrase.Clocks.Add(next);
                continue;
            }

            cursor.Position = behind;
            break;
        }

        if (phrase.Clocks.Count == 1)
            LengthBehind(cursor, phrase);

        Zone(cursor, phrase);
        return true;
    }

    // "at 9 and 17 every day"
    private static bool RepeatFollows(Cursor cursor)
    {
        var start = cursor.Position;
        var follows = RepeatGrammar.Read(cursor) is not null;
        cursor.Position = start;
        return follows;
    }

    // "this time tomorrow"
    private static ClockPhrase? SameTime(Cursor cursor) =>
        cursor.Take(Terminal.SameTime) ? new ClockPhrase(0, 0, ClockKind.Now) { Certainty = Certainty.Contextual } : null;

    // "tomorrow 6": an hour right behind a day, when nothing is counted by it.
    public static bool BareHour(Cursor cursor, WhenPhrase phrase)
    {
        var start = cursor.Position;
        if (phrase is { HasClock: false, Part: null } or { HasClock: false, Date: DatePhrase.Relative }
            && (phrase.Date is not null || phrase.Repeat is not null) && !cursor.At(start - 1).Is(',')
            && ClockGrammar.Read(cursor, allowBare: true) is { } clock && Surroundings.EndsPhrase(cursor, cursor.Position))
        {
            phrase.Clocks.Add(clock);
            phrase.Note(clock.Certainty);
            Zone(cursor, phrase);
            return true;
        }

        cursor.Position = start;
        return false;
    }

    // "7 tonight", "6 tomorrow morning", "730 friday evening": the part of the day makes a time of the number.
    public static bool HourBeforeDayPart(Cursor cursor, WhenPhrase phrase)
    {
        var start = cursor.Position;
        if (phrase is { HasClock: false, Part: null, Date: null, Repeat: null } && !IsCounted(cursor, start) && cursor.TakeDigits(out var digits, mostDigits: 4)
            && ClockOf(digits) is { } clock && PartBehind(cursor) is { } part && IsHourOf(part, clock.Hour))
        {
            phrase.Clocks.Add(clock);
            phrase.Note(clock.Certainty);
            return true;
        }

        cursor.Position = start;
        return false;
    }

    private static ClockPhrase? ClockOf(int digits)
    {
        var (hour, minute) = digits < 100 ? (digits, 0) : (digits / 100, digits % 100);
        return hour is > 0 and <= 12 && minute % 5 == 0 && minute < 60 && (digits < 100 || minute > 0) ? new ClockPhrase(hour, minute, ClockKind.Bare) { Certainty = Certainty.Contextual } : null;
    }

    // "chapter 7 tonight", "3 and 4 tonight", "#7 tonight"
    private static bool IsCounted(Cursor cursor, int start)
    {
        ref readonly var before = ref cursor.At(start - 1);
        return before.Kind is not (TokenKind.Word or TokenKind.Break or TokenKind.Quote) || before.Lexeme.Has(Terminal.Counted) || before.Lexeme.Has(Terminal.Place)
            || before.Lexeme.Has(Terminal.NumberSign) || before.Lexeme.Has(Terminal.TaskNoun) || before.Lexeme.Has(Terminal.TaskNouns) || before.Lexeme.Has(Terminal.Function);
    }

    private static bool IsHourOf(DayPart part, int hour) => part switch
    {
        DayPart.Morning => hour is >= 4 and < 12,
        DayPart.Afternoon => hour is 12 or <= 6,
        DayPart.Evening => hour is >= 4 and < 12,
        DayPart.Night => hour is >= 5 and < 12,
        _ => false,
    };

    // "tonight", "this evening", "tomorrow morning", "friday in the afternoon"
    private static DayPart? PartBehind(Cursor cursor)
    {
        var start = cursor.Position;
        var isDay = !cursor.Glued;
        if (!cursor.Take(Terminal.Tonight, out int part))
        {
            isDay &= cursor.Take(Terminal.This) || cursor.Take(Terminal.RelativeDay) || cursor.Take(Terminal.Weekday);
            cursor.Take(Terminal.PartLead);
            isDay &= cursor.Take(Terminal.Part, out part);
        }

        isDay &= Surroundings.EndsPhrase(cursor, cursor.Position);
        cursor.Position = start;
        return isDay ? (DayPart)part : null;
    }

    // "3-4pm", "from 3 to 4pm", "between 9 and 10", "14:00 until 15:30", "lunch 12-1"
    public static bool Range(Cursor cursor, WhenPhrase phrase, bool allowBare, bool between = false)
    {
        var start = cursor.Position;
        if (between && RangeOfParts(cursor, phrase))
            return true;

        var isOfDay = IsHoursOfDay(cursor, start);
        var startsRange = !cursor.At(start - 1).Lexeme.Has(Terminal.At);
        cursor.Take(Terminal.RangeFrom);
        if (!phrase.HasClock && ClockGrammar.Read(cursor, allowBare: true, startsRange) is { } from
            && (cursor.TakeDash() || cursor.Take(Terminal.To) || cursor.Take(Terminal.Until) || cursor.Take(Terminal.Through)
                || (between && cursor.Take(Terminal.And)) || (cursor.Culture.IsHeadFinal && cursor.Take(Terminal.FromAfter)))
            && ClockGrammar.Read(cursor, allowBare: true) is { } to
            && (allowBare || isOfDay || from.Certainty > Certainty.Contextual || to.Certainty > Certainty.Contextual)
            && !(isOfDay && !allowBare && IsMonthAndDay(cursor, start, from, to))
            && from.Kind != ClockKind.Midnight && !(to.Certainty == Certainty.Contextual && cursor.Peek(Terminal.Month)))
        {
            phrase.Clocks.Add(from);
            phrase.ClockEnd = to;
            phrase.Note(isOfDay ? Certainty.Fair : from.Certainty > to.Certainty ? from.Certainty : to.Certainty);
            Zone(cursor, phrase);
            return true;
        }

        cursor.Position = start;
        return false;
    }

    // "between morning and noon", "from noon to evening"
    private static bool RangeOfParts(Cursor cursor, WhenPhrase phrase)
    {
        var start = cursor.Position;
        if (phrase is { HasClock: false, Part: null } && PartClock(cursor) is { } from && (cursor.Take(Terminal.And) || cursor.Take(Terminal.To) || cursor.Take(Terminal.Until))
            && PartClock(cursor) is { Kind: not ClockKind.Midnight } to)
        {
            phrase.Clocks.Add(from);
            phrase.ClockEnd = to;
            phrase.Note(Certainty.Fair);
            return true;
        }

        cursor.Position = start;
        return false;
    }

    private static ClockPhrase? PartClock(Cursor cursor)
    {
        cursor.Take(Terminal.The);
        return cursor.Take(Terminal.Part, out int part)
            ? (DayPart)part switch
            {
                DayPart.Noon => new ClockPhrase(12, 0, ClockKind.Noon),
                DayPart.Midnight => new ClockPhrase(0, 0, ClockKind.Midnight),
                var other => new ClockPhrase(0, 0, ClockKind.Part) { Part = other },
            }
            : null;
    }

    // "meeting 4-22" may be 22 April, so it is no range of hours; "meeting 14-16" and "meeting from 9 to 17" are.
    private static bool IsMonthAndDay(Cursor cursor, int start, ClockPhrase from, ClockPhrase to) =>
        cursor.At(start + 1).Is('-') && from is { Certainty: Certainty.Contextual, Hour: > 0 and <= 12 } && to is { Certainty: Certainty.Contextual, Hour: > 12 }
        && !cursor.At(start - 1).Lexeme.Has(Terminal.From);

    // "lunch 12-1", "meeting from 3 to 4", "desde las 11": hours, not pages.
    private static bool IsHoursOfDay(Cursor cursor, int start)
    {
        var before = cursor.At(start - 1).Lexeme;
        if (before.Has(Terminal.From) || before.Has(Terminal.Between))
            before = cursor.At(start - 2).Lexeme;

        return before.Has(Terminal.EventNoun) || (cursor.Culture.MinutesFollowAnd && before.Has(Terminal.The));
    }

    // "… for an hour", "… 90m", "… (1h)"
    private static void LengthBehind(Cursor cursor, WhenPhrase phrase)
    {
        var start = cursor.Position;
        cursor.TakeSymbol(',');
        var first = cursor.Position;
        if ((cursor.Take(Terminal.For) && Length(cursor, phrase, first)) || BareLength(cursor, phrase))
            return;

        cursor.Position = start;
    }

    /// <summary>Reads the length of what a time or a repetition begins: "… an hour" behind "for".</summary>
    /// <param name="cursor">Where to read.</param>
    /// <param name="phrase">What takes the length.</param>
    /// <param name="first">Index of the token that the words begin with.</param>
    public static bool Length(Cursor cursor, WhenPhrase phrase, int first)
    {
        var start = cursor.Position;
        if (phrase is { Length: null, ClockEnd: null } && DistanceGrammar.Read(cursor) is { HasTime: true, Months: 0, Days: 0, Minutes: < MinutesOfDay } length
            && !(phrase.Repeat is { Unit: TimeUnit.Hour or TimeUnit.Minute or TimeUnit.Second } often && !IsShorter(length, often)))
        {
            (phrase.Length, phrase.LengthFirst, phrase.LengthEnd) = (length, first, cursor.Position);
            return true;
        }

        cursor.Position = start;
        return false;
    }

    // "every 2 hours for half an hour", but not "every hour for 8 hours"
    private static bool IsShorter(Distance length, RepeatPhrase often) =>
        Distance.Of(often.Unit!.Value, often.Interval) is { } between && (length.Minutes * 60) + length.Seconds < (between.Minutes * 60) + between.Seconds;

    /// <summary>Reads a length without "for": "90m", "1h30", "(45 min)".</summary>
    public static bool BareLength(Cursor cursor, WhenPhrase phrase)
    {
        var start = cursor.Position;
        var isBracketed = cursor.TakeSymbol('(');
        var isCompact = cursor.Current.Kind is TokenKind.Number or TokenKind.Decimal && cursor.Next is { Glued: true, Kind: TokenKind.Word };
        var isBehindClock = phrase.HasClock && cursor.Current.Kind is TokenKind.Number or TokenKind.Decimal;
        if ((isBracketed || isCompact || isBehindClock) && (phrase.Pieces > 0 || isBracketed || IsUsualLength(cursor)) && Length(cursor, phrase, start)
            && (!isBracketed || cursor.TakeSymbol(')')) && EndsLength(cursor)
            && (isBracketed || isCompact || Surroundings.EndsLine(cursor, cursor.Position)))
        {
            phrase.LengthEnd = cursor.Position;
            return true;
        }

        if (phrase.LengthFirst == start)
            (phrase.Length, phrase.LengthFirst, phrase.LengthEnd) = (null, -1, -1);

        cursor.Position = start;
        return false;
    }

    // "100m tomorrow at 6" is a distance to swim; minutes come in quarters of an hour.
    private static bool IsUsualLength(Cursor cursor) => cursor.Next.Length > 1 || !cursor.Utterance.Between(cursor.Position + 1, cursor.Position + 2).Equals("m", StringComparison.OrdinalIgnoreCase) || cursor.Current.Value % 15 == 0;

    // "10 min before" reminds, "20 min from 2pm" is a time.
    private static bool EndsLength(Cursor cursor) =>
        (Surroundings.EndsPhrase(cursor, cursor.Position) || cursor.IsTimeAt(cursor.Position))
        && !cursor.Peek(Terminal.Ahead) && !cursor.Peek(Terminal.Before) && !cursor.Peek(Terminal.After) && !cursor.Peek(Terminal.From)
        && !cursor.Peek(Terminal.Past) && !cursor.Peek(Terminal.To) && !cursor.Peek(Terminal.Ago) && !cursor.Peek(Terminal.FromNow) && !cursor.Peek(Terminal.Of);

    // "… UTC", "… New York time"
    public static bool Zone(Cursor cursor, WhenPhrase phrase)
    {
        if (!phrase.HasClock || phrase.Zone is not null || ((cursor.Current.Is('+') ? ZoneGrammar.Offset(cursor) : null) ?? ZoneGrammar.Read(cursor)) is not { } zone)
            return false;

        phrase.Zone = zone;
        return true;
    }

    // "first thing tomorrow"
    public static bool FirstThing(Cursor cursor, WhenPhrase phrase)
    {
        if (phrase is not { Part: null, HasClock: false } || !cursor.Take(Terminal.FirstThing))
            return false;

        phrase.Part = DayPart.Morning;
        phrase.Note(Certainty.Weak);
        return true;
    }

    // "tonight", "late tonight", "this evening", "in the morning", "friday morning"
    public static bool PartOfDay(Cursor cursor, WhenPhrase phrase)
    {
        var start = cursor.Position;
        cursor.Take(Terminal.Early);
        if (phrase.Part is null && cursor.Take(Terminal.Tonight, out Sense tonight) && (phrase.Date is null or DatePhrase.Relative { Days: 0 }))
        {
            phrase.Date = new DatePhrase.Relative(0);
            phrase.Part = (DayPart)tonight.Value;
            phrase.Note(tonight.Certainty);
            return true;
        }

        cursor.Position = start;
        if (phrase is { Repeat: not null, Part: null } && cursor.Take(Terminal.Nightly, out int evenings))
        {
            phrase.Part = (DayPart)evenings;
            phrase.Note(Certainty.Fair);
            return true;
        }

        var isThis = phrase.Date is null && cursor.Take(Terminal.This);
        var led = !isThis && cursor.Take(Terminal.PartLead);
        led |= cursor.Take(Terminal.Early);
        if ((isThis || led || phrase.Pieces > 0 || cursor.Culture.IsHeadFinal) && phrase.Part is null && cursor.Take(Terminal.Part, out int value))
        {
            var part = (DayPart)value;
            if (part is not (DayPart.Noon or DayPart.Midnight))
            {
                if (isThis)
                    phrase.Date = new DatePhrase.Relative(0);

                phrase.Part = part;
                phrase.Note(isThis ? Certainty.Sure : Certainty.Fair);
                return true;
            }
        }

        cursor.Position = start;
        return false;
    }

    public static bool EndOfDay(Cursor cursor, WhenPhrase phrase)
    {
        if (phrase.IsEndOfDay || phrase.HasClock || !cursor.Take(Terminal.EndOfDay, out Sense sense))
            return false;

        phrase.IsEndOfDay = true;
        phrase.Note(sense.Certainty);
        return true;
    }
}
