using TodoChatbot.Language.Grammar.Clocks;
using TodoChatbot.Language.Phrases;
using TodoChatbot.Language.Vocabularies;

namespace TodoChatbot.Language.Grammar.Pieces;

/// <summary>
/// A whole stretch about time: pieces in any order, each with the prepositions that lead to it. "every other friday at 5pm starting
/// 3 jan until june except in may" is six pieces.
/// </summary>
internal static class WhenGrammar
{
    private const int MostPieces = 16;

    public static WhenPhrase? Read(Cursor cursor)
    {
        // "90m @24/4 14:30": a length before its time.
        var start = cursor.Position;
        var phrase = new WhenPhrase();
        if (ClockPieces.BareLength(cursor, phrase))
        {
            phrase.Note(Certainty.Contextual);
            if (Read(cursor, phrase, start) is { Length: not null } timed && (timed.HasClock || timed.Part is not null))
                return timed;

            cursor.Position = start;
        }

        return Read(cursor, new WhenPhrase(), start);
    }

    private static WhenPhrase? Read(Cursor cursor, WhenPhrase phrase, int start)
    {
        while (phrase.Pieces < MostPieces)
        {
            var before = cursor.Position;
            if (phrase.Pieces > 0)
                TakeJoint(cursor, phrase);

            var (date, repeat) = (phrase.Date, phrase.Repeat);
            if (Piece(cursor, phrase, before == start))
            {
                if (cursor.Culture.IsHeadFinal)
                    Postpositions.Read(cursor, phrase, date, repeat);

                continue;
            }

            cursor.Position = before;
            break;
        }

        if (phrase.Pieces > 0 && Postpositions.Settle(phrase))
            return phrase;

        cursor.Position = start;
        return null;
    }

    // "tomorrow, 5pm", "friday - 5pm", "today (5pm"
    private static void TakeJoint(Cursor cursor, WhenPhrase phrase)
    {
        // "a las 7 de la mañana del martes"
        var start = cursor.Position;
        if (phrase is { HasClock: true, Date: null } && cursor.Culture.DaysAreCardinal && cursor.Take(Terminal.Of) && !cursor.Peek(Terminal.Weekday) && !cursor.Peek(Terminal.RelativeDay))
            cursor.Position = start;

        if (!cursor.TakeSymbol(',') && !cursor.Glued && cursor.Current.Is('-') && !cursor.Next.Glued)
            cursor.Position++;
    }

    private static bool Piece(Cursor cursor, WhenPhrase phrase, bool isFirst)
    {
        if (RepeatPieces.Completion(cursor, phrase))
            return true;

        // "every tuesday from now on"
        if (phrase.Repeat is not null && cursor.Peek(Terminal.From) && cursor.Take(Terminal.FromNow))
        {
            cursor.Take(Terminal.On);
            phrase.Note(Certainty.Contextual);
            return true;
        }

        var start = cursor.Position;
        var lead = LeadGrammar.Read(cursor);
        if (lead != Lead.None && cursor.IsTimelessAt(cursor.Position))
        {
            cursor.Position = start;
            return false;
        }

        // "start 20 minutes from 2pm" says what to do, "starting at 2pm" when.
        if (lead == Lead.Starting && isFirst && cursor.Position == start + 1 && cursor.At(start).Lexeme.Has(Terminal.Start) && Surroundings.StartsLine(cursor, start)
            && StartsAtClock(cursor))
        {
            cursor.Position = start;
            return false;
        }

        var read = lead switch
        {
            Lead.None => Unled(cursor, phrase),
            Lead.On => OnPiece(cursor, phrase),
            Lead.At => AtPiece(cursor, phrase),
            Lead.In => InPiece(cursor, phrase),
            Lead.Starting or Lead.From => BoundPieces.Start(cursor, phrase, lead),
            Lead.Until => BoundPieces.Until(cursor, phrase),
            Lead.For => BoundPieces.For(cursor, phrase),
            Lead.Except => BoundPieces.Except(cursor, phrase),
            _ => ByPiece(cursor, phrase),
        };
        if (read)
        {
            phrase.HasLead |= isFirst && lead != Lead.None && phrase.LengthFirst != start;

            if (lead is Lead.On or Lead.By)
                phrase.Date = OfMonth(phrase.Date, hasArticle: cursor.At(start + 1).Lexeme.Has(Terminal.The));

            phrase.IsOpenEnded = phrase is { Repeat: null, Date: null, HasClock: false } && ((phrase is { Start: not null, End: null } && lead == Lead.From) || (phrase is { Start: null, End: DatePhrase.NamedDay { Which: Which.Bare } } && cursor.At(start).Lexeme is var to && to.Has(Terminal.To) && !to.Has(Terminal.Until)));
            return true;
        }

        // "por la mañana", "en 3 días": what leads elsewhere is part of the piece here.
        cursor.Position = start;
        return lead != Lead.None && Unled(cursor, phrase);
    }

    private static bool StartsAtClock(Cursor cursor)
    {
        var start = cursor.Position;
        var isClock = ClockGrammar.Read(cursor, allowBare: false) is not null;
        cursor.Position = start;
        return isClock;
    }

    // "on the first monday", "on the last friday"; "on last friday" was before.
    private static DatePhrase? OfMonth(DatePhrase? day, bool hasArticle)
    {
        var month = new PeriodPhrase.Relative(TimeUnit.Month, 0, Rolls: true);
        return day switch
        {
            DatePhrase.Nth { Period: null, Day: not null } place => place with { Period = month },
            DatePhrase.NamedDay { Which: Which.Previous, Weeks: 0 } last when hasArticle => new DatePhrase.Nth(-1, last.Day, OfWorkdays: false, month),
            _ => day,
        };
    }

    private static bool Unled(Cursor cursor, WhenPhrase phrase)
    {
        var start = cursor.Position;
        if (cursor.Culture.IsHeadFinal && (Postpositions.Bound(cursor, phrase) || Postpositions.Months(cursor, phrase)))
            return true;

        if (ClockPieces.HourBeforeDayPart(cursor, phrase) || RepeatPieces.Repeat(cursor, phrase) || RepeatPieces.Count(cursor, phrase) || ClockPieces.Impossible(cursor, phrase) || CalendarPieces.Impossible(cursor, phrase) || ClockPieces.Range(cursor, phrase, allowBare: phrase.Date is not null || phrase.Repeat is not null)
            || CalendarPieces.DaysOfRepeat(cursor, phrase) || ClockPieces.FirstThing(cursor, phrase) || CalendarPieces.Date(cursor, phrase) || CalendarPieces.Days(cursor, phrase) || ClockPieces.PartOfDay(cursor, phrase) || ClockPieces.EndOfDay(cursor, phrase)
            || ClockPieces.Times(cursor, phrase, allowBare: false) || ClockPieces.BareHour(cursor, phrase) || ClockPieces.Zone(cursor, phrase)
            || LengthOfTime(cursor, phrase))
            return true;

        cursor.Position = start;
        return false;
    }

    // "at 14:30 on friday 90m"
    private static bool LengthOfTime(Cursor cursor, WhenPhrase phrase)
    {
        if (!(phrase.HasClock || phrase.Part is not null || phrase.Repeat is not null) || !ClockPieces.BareLength(cursor, phrase))
            return false;

        phrase.Note(Certainty.Contextual);
        return true;
    }

    private static bool OnPiece(Cursor cursor, WhenPhrase phrase) =>
        CalendarPieces.Impossible(cursor, phrase) || RepeatPieces.Repeat(cursor, phrase) || CalendarPieces.DaysOfRepeat(cursor, phrase) || CalendarPieces.Date(cursor, phrase) || CalendarPieces.Days(cursor, phrase)
        || CalendarPieces.DayNumbers(cursor, phrase);

    private static bool AtPiece(Cursor cursor, WhenPhrase phrase) =>
        ClockPieces.Impossible(cursor, phrase) || ClockPieces.Range(cursor, phrase, allowBare: true) || ClockPieces.Times(cursor, phrase, allowBare: true) || RepeatPieces.EdgeOfRepeat(cursor, phrase)
        || CalendarPieces.DaysOfEach(cursor, phrase) || CalendarPieces.Date(cursor, phrase) || ClockPieces.PartOfDay(cursor, phrase) || ClockPieces.EndOfDay(cursor, phrase) || CalendarPieces.Feast(cursor, phrase);

    private static bool InPiece(Cursor cursor, WhenPhrase phrase) => CalendarPieces.Months(cursor, phrase) || CalendarPieces.Week(cursor, phrase);

    private static bool ByPiece(Cursor cursor, WhenPhrase phrase) =>
        CalendarPieces.AfterDistance(cursor, phrase) || ClockPieces.EndOfDay(cursor, phrase) || CalendarPieces.Date(cursor, phrase) || CalendarPieces.Days(cursor, phrase) || (cursor.Peek(Terminal.The) && CalendarPieces.DayNumbers(cursor, phrase))
        || ClockPieces.Times(cursor, phrase, allowBare: true) || ClockPieces.PartOfDay(cursor, phrase) || CalendarPieces.MonthAsDate(cursor, phrase);
}
