using NodaTime;
using TodoChatbot.Language.Phrases;
using TodoChatbot.Language.Vocabularies;

namespace TodoChatbot.Language.Grammar;

/// <summary>
/// A whole stretch about time: pieces in any order, each with the prepositions that lead to it. "every other friday at 5pm starting
/// 3 jan until june except in may" is six pieces.
/// </summary>
internal static class WhenGrammar
{
    private const int MostPieces = 16;

    public static WhenPhrase? Read(Cursor cursor)
    {
        var start = cursor.Position;
        var phrase = new WhenPhrase();
        while (phrase.Pieces < MostPieces)
        {
            var before = cursor.Position;
            if (phrase.Pieces > 0)
                TakeJoint(cursor);

            if (Piece(cursor, phrase, before == start))
                continue;

            cursor.Position = before;
            break;
        }

        if (phrase.Pieces > 0)
            return phrase;

        cursor.Position = start;
        return null;
    }

    // "tomorrow, 5pm", "friday - 5pm", "today (5pm"
    private static void TakeJoint(Cursor cursor)
    {
        if (!cursor.TakeSymbol(',') && !cursor.Glued && cursor.Current.Is('-') && !cursor.Next.Glued)
            cursor.Position++;
    }

    private static bool Piece(Cursor cursor, WhenPhrase phrase, bool isFirst)
    {
        if (CompletionPiece(cursor, phrase))
            return true;

        var start = cursor.Position;
        var lead = LeadGrammar.Read(cursor);
        var read = lead switch
        {
            Lead.None => Unled(cursor, phrase),
            Lead.On => OnPiece(cursor, phrase),
            Lead.At => AtPiece(cursor, phrase),
            Lead.In => InPiece(cursor, phrase),
            Lead.Starting or Lead.From => StartPiece(cursor, phrase, lead),
            Lead.Until => UntilPiece(cursor, phrase),
            Lead.For => ForPiece(cursor, phrase),
            Lead.Except => ExceptPiece(cursor, phrase),
            _ => ByPiece(cursor, phrase),
        };
        if (read)
        {
            phrase.HasLead |= isFirst && lead != Lead.None;
            return true;
        }

        cursor.Position = start;
        return false;
    }

    private static bool Unled(Cursor cursor, WhenPhrase phrase)
    {
        var start = cursor.Position;
        if (Repeat(cursor, phrase) || Impossible(cursor, phrase) || Range(cursor, phrase, allowBare: phrase.Date is not null)
            || DaysOfRepeat(cursor, phrase) || Date(cursor, phrase) || Days(cursor, phrase) || DayPartPiece(cursor, phrase) || EndOfDay(cursor, phrase)
            || Times(cursor, phrase, allowBare: false) || CountPiece(cursor, phrase) || BareHour(cursor, phrase) || ZonePiece(cursor, phrase))
            return true;

        cursor.Position = start;
        return false;
    }

    private static bool OnPiece(Cursor cursor, WhenPhrase phrase) =>
        Repeat(cursor, phrase) || DaysOfRepeat(cursor, phrase) || Date(cursor, phrase) || Days(cursor, phrase);

    // "every month on the last friday": of each month, not the one before today.
    private static bool DaysOfRepeat(Cursor cursor, WhenPhrase phrase) => phrase.Repeat is { Days: [] } && Days(cursor, phrase);

    // "at the end of each month"
    private static bool DaysOfEach(Cursor cursor, WhenPhrase phrase)
    {
        var start = cursor.Position;
        if (DayListGrammar.Read(cursor) is { Scope: not null } list && AddDays(cursor, phrase, list))
            return true;

        cursor.Position = start;
        return false;
    }

    private static bool AtPiece(Cursor cursor, WhenPhrase phrase) =>
        Impossible(cursor, phrase) || Range(cursor, phrase, allowBare: true) || Times(cursor, phrase, allowBare: true) || EdgeOfRepeat(cursor, phrase)
        || DaysOfEach(cursor, phrase) || Date(cursor, phrase) || DayPartPiece(cursor, phrase) || EndOfDay(cursor, phrase) || Feast(cursor, phrase);

    private static bool InPiece(Cursor cursor, WhenPhrase phrase) => MonthsPiece(cursor, phrase) || WeekPiece(cursor, phrase);

    private static bool ByPiece(Cursor cursor, WhenPhrase phrase) =>
        EndOfDay(cursor, phrase) || Date(cursor, phrase) || Days(cursor, phrase) || Times(cursor, phrase, allowBare: true)
        || DayPartPiece(cursor, phrase) || MonthAsDate(cursor, phrase);

    // "every …", "daily", "on mondays"
    private static bool Repeat(Cursor cursor, WhenPhrase phrase)
    {
        if (phrase.Repeat is not null)
            return RepeatAgain(cursor, phrase);

        if (RepeatGrammar.Read(cursor) is not { } repeat)
            return false;

        phrase.Repeat = repeat;
        if (repeat.Part is { } part)
            phrase.Part ??= part;

        phrase.Note(repeat.Certainty);
        return true;
    }

    // "every morning at 7 and every evening at 6": the same days at another time.
    private static bool RepeatAgain(Cursor cursor, WhenPhrase phrase)
    {
        var start = cursor.Position;
        cursor.Take(Terminal.And);
        if (cursor.Position > start && (phrase.HasClock || phrase.Part is not null) && Again(cursor, phrase.Repeat!) is { } again)
        {
            cursor.Take(Terminal.At);
            var clock = ClockGrammar.Read(cursor, allowBare: true);
            if (clock is not null || again.Part is not null)
            {
                phrase.SettlePart();
                phrase.Clocks.Add(clock is null ? PartClock(again.Part!.Value) : clock with { Part = clock.Part ?? again.Part });
                phrase.Note(Certainty.Sure);
                return true;
            }
        }

        cursor.Position = start;
        return false;
    }

    // "every evening" again, or "evening" alone behind "every morning and".
    private static RepeatPhrase? Again(Cursor cursor, RepeatPhrase first)
    {
        if (RepeatGrammar.Read(cursor) is { } again)
            return again.Unit == first.Unit && again.Interval == first.Interval && again.Days.SequenceEqual(first.Days) ? again : null;

        cursor.Take(Terminal.PartLead);
        return cursor.Take(Terminal.Part, out int part) ? first with { Part = (DayPart)part } : null;
    }

    private static ClockPhrase PartClock(DayPart part) => new(0, 0, ClockKind.Part) { Part = part };

    // "… after completion"
    private static bool CompletionPiece(Cursor cursor, WhenPhrase phrase)
    {
        if (phrase.Repeat is not { } repeat || !cursor.Take(Terminal.Completion))
            return false;

        phrase.Repeat = repeat with { AfterCompletion = true };
        phrase.Note(Certainty.Sure);
        return true;
    }

    private static bool Impossible(Cursor cursor, WhenPhrase phrase)
    {
        if (!ClockGrammar.TakeImpossible(cursor))
            return false;

        phrase.IsImpossible = true;
        phrase.Note(Certainty.Sure);
        return true;
    }

    private static bool Date(Cursor cursor, WhenPhrase phrase)
    {
        var start = cursor.Position;
        if ((DateGrammar.Distant(cursor) ?? NumericDateGrammar.Read(cursor)) is { } date && AddDate(phrase, date))
        {
            IsoTime(cursor, phrase);
            return true;
        }

        cursor.Position = start;
        return false;
    }

    // "…T17:00:00Z", "…T17:00+02:00"
    private static void IsoTime(Cursor cursor, WhenPhrase phrase)
    {
        var start = cursor.Position;
        if (!phrase.HasClock && cursor.Glued && cursor.Take(Terminal.IsoTime) && cursor.Glued && ClockGrammar.Iso(cursor) is { } clock)
        {
            phrase.Clocks.Add(clock);
            phrase.Note(clock.Certainty);
            if (cursor.Glued)
                phrase.Zone ??= cursor.Take(Terminal.IsoUtc) ? DateTimeZone.Utc : ZoneGrammar.Offset(cursor);

            return;
        }

        cursor.Position = start;
    }

    private static bool AddDate(WhenPhrase phrase, DatePhrase date)
    {
        if (phrase.Date is not null)
            return false;

        phrase.Date = date;
        phrase.Note(date.Certainty);
        return true;
    }

    private static bool Days(Cursor cursor, WhenPhrase phrase)
    {
        var start = cursor.Position;
        if (DayListGrammar.Read(cursor) is { } list && AddDays(cursor, phrase, list))
            return true;

        cursor.Position = start;
        return false;
    }

    private static bool AddDays(Cursor cursor, WhenPhrase phrase, DayList list)
    {
        var certainty = list.Days.Max(day => day.Certainty);
        if (phrase.Repeat is { } repeat)
        {
            if (repeat.Days.Count > 0 || list.IsChoice || (list.Scope is not null && repeat.Unit is not null))
                return false;

            phrase.Repeat = (list.Scope ?? repeat) with { Days = list.Days };
            phrase.Note(certainty);
            return true;
        }

        if (list.Days is [DatePhrase.Weekends or DatePhrase.Workdays] && !(list.IsScoped || list.Scope is not null))
        {
            // "weekends" repeats, "on the weekend" is a day, "a weekday" neither.
            if (!cursor.At(list.End - 1).Lexeme.Has(Terminal.PluralUnit))
                return false;

            list.IsPlural = true;
        }

        var repeats = list.Scope is not null || list.IsPlural || (list.Days.Count > 1 && list.Days.TrueForAll(day => day is DatePhrase.NamedDay));
        if (repeats && !list.IsChoice)
        {
            phrase.Repeat = RepeatGrammar.OfDays(list) with { Certainty = list.Scope is null ? certainty : Certainty.Sure };
            phrase.Note(phrase.Repeat.Certainty);
            return true;
        }

        if (list.Days.Count > 1)
        {
            // Several days are no single one; whoever adds such a task means them as words.
            phrase.IsImpossible = phrase.Date is null;
            phrase.Note(Certainty.Sure);
            return phrase.Date is null;
        }

        return AddDate(phrase, DateGrammar.InYear(cursor, list.Days[0]));
    }

    private static bool Feast(Cursor cursor, WhenPhrase phrase)
    {
        var start = cursor.Position;
        if (DayListGrammar.Read(cursor) is { Days: [DatePhrase.Feast] } list && AddDays(cursor, phrase, list))
            return true;

        cursor.Position = start;
        return false;
    }

    // "tonight", "this evening", "in the morning", "friday morning"
    private static bool DayPartPiece(Cursor cursor, WhenPhrase phrase)
    {
        var start = cursor.Position;
        if (phrase.Part is null && cursor.Take(Terminal.Tonight, out Sense tonight) && (phrase.Date is null or DatePhrase.Relative { Days: 0 }))
        {
            phrase.Date = new DatePhrase.Relative(0);
            phrase.Part = (DayPart)tonight.Value;
            phrase.Note(tonight.Certainty);
            return true;
        }

        cursor.Position = start;
        var isThis = phrase.Date is null && cursor.Take(Terminal.This);
        var led = !isThis && cursor.Take(Terminal.PartLead);
        led |= cursor.Take(Terminal.Early);
        if ((isThis || led || phrase.Pieces > 0) && phrase.Part is null && cursor.Take(Terminal.Part, out int value))
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

    private static bool EndOfDay(Cursor cursor, WhenPhrase phrase)
    {
        if (phrase.IsEndOfDay || phrase.HasClock || !cursor.Take(Terminal.EndOfDay, out Sense sense))
            return false;

        phrase.IsEndOfDay = true;
        phrase.Note(sense.Certainty);
        return true;
    }

    // "at 10, 12 and 17", "9am and 5pm"
    private static bool Times(Cursor cursor, WhenPhrase phrase, bool allowBare)
    {
        if (phrase.HasClock || (SameTime(cursor) ?? ClockGrammar.Read(cursor, allowBare || phrase.Repeat is not null)) is not { } first)
            return false;

        phrase.Clocks.Add(first);
        phrase.Note(first.Certainty);
        for (var behind = cursor.Position; phrase.Repeat is not null && phrase.Clocks.Count < 12; behind = cursor.Position)
        {
            var separated = cursor.TakeSymbol(',') | cursor.Take(Terminal.And);
            cursor.Take(Terminal.At);
            if (separated && ClockGrammar.Read(cursor, allowBare) is { } next)
            {
                phrase.Clocks.Add(next);
                continue;
            }

            cursor.Position = behind;
            break;
        }

        LengthPiece(cursor, phrase);
        ZonePiece(cursor, phrase);
        return true;
    }

    // "this time tomorrow"
    private static ClockPhrase? SameTime(Cursor cursor) =>
        cursor.Take(Terminal.SameTime) ? new ClockPhrase(0, 0, ClockKind.Now) { Certainty = Certainty.Contextual } : null;

    // "tomorrow 6": an hour right behind a day, when nothing is counted by it.
    private static bool BareHour(Cursor cursor, WhenPhrase phrase)
    {
        var start = cursor.Position;
        if (phrase is { HasClock: false, Part: null } or { HasClock: false, Date: DatePhrase.Relative }
            && (phrase.Date is not null || phrase.Repeat is not null) && !cursor.At(start - 1).Is(',')
            && ClockGrammar.Read(cursor, allowBare: true) is { } clock && Surroundings.EndsPhrase(cursor, cursor.Position))
        {
            phrase.Clocks.Add(clock);
            phrase.Note(clock.Certainty);
            ZonePiece(cursor, phrase);
            return true;
        }

        cursor.Position = start;
        return false;
    }

    // "3-4pm", "from 3 to 4pm", "between 9 and 10", "14:00 until 15:30"
    private static bool Range(Cursor cursor, WhenPhrase phrase, bool allowBare, bool between = false)
    {
        var start = cursor.Position;
        if (!phrase.HasClock && ClockGrammar.Read(cursor, allowBare: true) is { } from
            && (cursor.TakeDash() || cursor.Take(Terminal.To) || cursor.Take(Terminal.Until) || cursor.Take(Terminal.Through) || (between && cursor.Take(Terminal.And)))
            && ClockGrammar.Read(cursor, allowBare: true) is { } to
            && (allowBare || from.Certainty > Certainty.Contextual || to.Certainty > Certainty.Contextual)
            && from.Kind != ClockKind.Midnight)
        {
            phrase.Clocks.Add(from);
            phrase.ClockEnd = to;
            phrase.Note(from.Certainty > to.Certainty ? from.Certainty : to.Certainty);
            ZonePiece(cursor, phrase);
            return true;
        }

        cursor.Position = start;
        return false;
    }

    // "… for an hour"
    private static void LengthPiece(Cursor cursor, WhenPhrase phrase)
    {
        var start = cursor.Position;
        if (phrase.Clocks.Count == 1 && cursor.Take(Terminal.For) && DistanceGrammar.Read(cursor) is { HasTime: true, Months: 0, Days: 0 } length
            && length.Minutes < 24 * 60)
        {
            phrase.Length = length;
            return;
        }

        cursor.Position = start;
    }

    // "… UTC", "… New York time"
    private static bool ZonePiece(Cursor cursor, WhenPhrase phrase)
    {
        if (!phrase.HasClock || phrase.Zone is not null || ZoneGrammar.Read(cursor) is not { } zone)
            return false;

        phrase.Zone = zone;
        return true;
    }

    // "at the end", "at the beginning" of each month
    private static bool EdgeOfRepeat(Cursor cursor, WhenPhrase phrase)
    {
        var start = cursor.Position;
        cursor.Take(Terminal.The);
        if (phrase.Repeat is { Days: [] } repeat && (cursor.Take(Terminal.Start) ? PeriodEdge.Start : cursor.Take(Terminal.End) ? PeriodEdge.End : (PeriodEdge?)null) is { } edge
            && !cursor.Peek(Terminal.Of))
        {
            phrase.Repeat = repeat with { Days = [new DatePhrase.Nth(edge == PeriodEdge.Start ? 1 : -1, null, OfWorkdays: false, null)] };
            phrase.Note(Certainty.Fair);
            return true;
        }

        cursor.Position = start;
        return false;
    }

    // "in june", "in may and june"
    private static bool MonthsPiece(Cursor cursor, WhenPhrase phrase)
    {
        var start = cursor.Position;
        if (DayListGrammar.Read(cursor, allowMonths: true) is { IsChoice: false, Scope: null } list && list.Days.TrueForAll(day => day is DatePhrase.WholeMonth))
        {
            if (phrase is { Repeat: not null, Months.Count: 0 })
            {
                phrase.Months = list.Days;
                phrase.Note(Certainty.Fair);
                return true;
            }

            if (list.Days is [var month] && AddDate(phrase, month))
                return true;
        }

        cursor.Position = start;
        return false;
    }

    // "in week 14"
    private static bool WeekPiece(Cursor cursor, WhenPhrase phrase)
    {
        var start = cursor.Position;
        if (PeriodGrammar.Named(cursor) is PeriodPhrase.NumberedWeek week && phrase.Months.Count == 0)
        {
            var date = new DatePhrase.Edge(PeriodEdge.Whole, week);
            if (phrase.Repeat is null)
            {
                if (AddDate(phrase, date))
                    return true;
            }
            else
            {
                phrase.Months = [date];
                phrase.Note(Certainty.Fair);
                return true;
            }
        }

        cursor.Position = start;
        return false;
    }

    private static bool MonthAsDate(Cursor cursor, WhenPhrase phrase)
    {
        var start = cursor.Position;
        if (DateGrammar.Month(cursor) is { } month && AddDate(phrase, month))
            return true;

        cursor.Position = start;
        return false;
    }

    // "starting next tuesday", "from 9 to 17", "from november until june"
    private static bool StartPiece(Cursor cursor, WhenPhrase phrase, Lead lead)
    {
        cursor.Take(Terminal.On);
        cursor.Take(Terminal.In);
        if (lead == Lead.From && Range(cursor, phrase, allowBare: phrase.Date is not null || phrase.Repeat is not null, between: true))
            return true;

        if (lead == Lead.From && WeekdayRange(cursor, phrase))
            return true;

        if (phrase.Start is null && DateGrammar.Read(cursor, allowMonth: true) is { } date)
        {
            phrase.Start = date;
            phrase.Note(date.Certainty);
            return true;
        }

        cursor.Take(Terminal.At);
        return Times(cursor, phrase, allowBare: true);
    }

    // "every week from monday to friday"
    private static bool WeekdayRange(Cursor cursor, WhenPhrase phrase)
    {
        var start = cursor.Position;
        if (DayListGrammar.Read(cursor) is { IsRange: true } range && (phrase.Repeat is not null || phrase.HasClock || ClockFollows(cursor))
            && AddDays(cursor, phrase, range))
            return true;

        cursor.Position = start;
        return false;
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
    private static bool UntilPiece(Cursor cursor, WhenPhrase phrase)
    {
        cursor.Take(Terminal.On);
        if (phrase.End is null && DateGrammar.Read(cursor, allowMonth: true) is { } date)
        {
            phrase.End = date;
            phrase.Note(date.Certainty);
            return true;
        }

        if (phrase is { HasClock: true, ClockEnd: null } && ClockGrammar.Read(cursor, allowBare: true) is { } end)
        {
            phrase.ClockEnd = end;
            phrase.Note(end.Certainty);
            return true;
        }

        return Times(cursor, phrase, allowBare: true);
    }

    // "for 5 times", "for the next 3 weeks", "for friday"
    private static bool ForPiece(Cursor cursor, WhenPhrase phrase)
    {
        if (CountPiece(cursor, phrase))
            return true;

        var start = cursor.Position;
        if (phrase is { Repeat: not null, Span: null, Count: null })
        {
            cursor.Take(Terminal.UpTo);
            cursor.Take(Terminal.The);
            if (!cursor.Take(Terminal.Next))
                cursor.Take(Terminal.Coming);

            if (DistanceGrammar.Read(cursor) is { } span)
            {
                phrase.Span = span;
                phrase.Note(Certainty.Sure);
                return true;
            }

            cursor.Position = start;
        }

        return Date(cursor, phrase) || Days(cursor, phrase) || Times(cursor, phrase, allowBare: false);
    }

    // "5 times", "3x", "twice"
    private static bool CountPiece(Cursor cursor, WhenPhrase phrase)
    {
        var start = cursor.Position;
        if (phrase is { Repeat: not null, Count: null, Span: null })
        {
            var times = cursor.Take(Terminal.Once, out int once) && once > 1 ? once : NumberGrammar.Cardinal(cursor);
            if (times is > 0 and <= 10_000 && (once > 1 || cursor.Take(Terminal.TimesWord)))
            {
                phrase.Count = times;
                phrase.Note(Certainty.Sure);
                return true;
            }
        }

        cursor.Position = start;
        return false;
    }

    // "except in may", "except tomorrow at 8am and 1/5 at 4pm", "but not on sundays"
    private static bool ExceptPiece(Cursor cursor, WhenPhrase phrase)
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
        if ((DateGrammar.Distant(cursor) ?? NumericDateGrammar.Read(cursor)) is { } date)
        {
            phrase.Exceptions.Add(new ExceptionPhrase(date, ExceptionClock(cursor)));
            return true;
        }

        if (DayListGrammar.Read(cursor, allowMonths: true) is not { } list)
            return false;

        var clock = ExceptionClock(cursor);
        phrase.Exceptions.AddRange(list.Days.Select(day => new ExceptionPhrase(day, clock)));
        return true;
    }

    private static ClockPhrase? ExceptionClock(Cursor cursor)
    {
        var start = cursor.Position;
        if (cursor.Take(Terminal.At) && ClockGrammar.Read(cursor, allowBare: true) is { } clock)
            return clock;

        cursor.Position = start;
        return null;
    }
}
