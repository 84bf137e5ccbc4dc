using NodaTime;
using TodoChatbot.Language.Grammar.Clocks;
using TodoChatbot.Language.Phrases;
using TodoChatbot.Language.Tokens;
using TodoChatbot.Language.Vocabularies;

namespace TodoChatbot.Language.Grammar.Dates;

/// <summary>
/// Days by their place in the calendar, one or several: "friday", "mon-wed", "the 1st and 15th", "first and third friday of the
/// month", "24 nov 2026", "aug 20 and 30", "last workday". What they share ("of each month") stands behind the last.
/// </summary>
internal static class DayListGrammar
{
    // More days in one breath are a list of something else, and each item is read again from every place before it.
    private const int MostDays = 12;

    private static readonly TerminalSet First = TerminalSet.Of(
        Terminal.Weekday, Terminal.Weekdays, Terminal.Month, Terminal.Ordinal, Terminal.Tens, Terminal.Last, Terminal.The, Terminal.Holiday, Terminal.Unit,
        Terminal.PluralUnit, Terminal.Start, Terminal.Middle, Terminal.End, Terminal.Between, Terminal.RangeFrom, Terminal.DayWord, Terminal.Next, Terminal.Previous,
        Terminal.This, Terminal.Coming);

    public static DayList? Read(Cursor cursor, bool allowMonths = false)
    {
        if (!cursor.MayBegin(First) && !(cursor.Culture.IsHeadFinal && cursor.Current.Lexeme.Has(Terminal.Number)))
            return null;

        var start = cursor.Position;
        var list = new DayList();
        while (list.Days.Count < MostDays && Item(cursor, list, allowMonths))
        {
            var behindItem = cursor.Position;
            if (TakeSeparator(cursor, list))
                continue;

            cursor.Position = behindItem;
            break;
        }

        // A separator without an item behind it belongs to the sentence.
        if (list.Days.Count > 0)
        {
            cursor.Position = list.End;
            Scope(cursor, list);
            return list;
        }

        cursor.Position = start;
        return null;
    }

    /// <summary>What separates the items of a list.</summary>
    public static bool TakeSeparator(Cursor cursor, DayList list)
    {
        if (cursor.Take(Terminal.Or))
        {
            list.IsChoice = true;
            return true;
        }

        var comma = cursor.TakeSymbol(',') || cursor.TakeSymbol('/');
        if (comma && cursor.Take(Terminal.Or))
        {
            list.IsChoice = true;
            return true;
        }

        if (cursor.Take(Terminal.And) || comma)
            return true;

        // "mon wed fri"
        return list.Days is [.., DatePhrase.NamedDay] && (cursor.Peek(Terminal.Weekday) || cursor.Peek(Terminal.Weekdays));
    }

    private static bool Item(Cursor cursor, DayList list, bool allowMonths)
    {
        var start = cursor.Position;
        var count = list.Days.Count;
        if (count > 0)
        {
            cursor.Take(Terminal.On);
            cursor.Take(Terminal.In);
        }

        if (Feast(cursor, list) || WithDayWord(cursor, list)
            || WeekdayAndDate(cursor, list) || MonthDayGrammar.Read(cursor, list) || CardinalDays(cursor, list) || Ordinals(cursor, list)
            || Weekdays(cursor, list) || Kind(cursor, list) || EdgeOfEach(cursor, list) || (allowMonths && WholeMonth(cursor, list)))
        {
            list.End = cursor.Position;
            return true;
        }

        cursor.Position = start;
        list.Days.RemoveRange(count, list.Days.Count - count);
        return false;
    }

    // "thursday, february 18th", "fri 3 jan", "friday 24/11", "friday the 13th"
    private static bool WeekdayAndDate(Cursor cursor, DayList list)
    {
        var start = cursor.Position;
        if (cursor.Take(Terminal.Weekday, out int weekday))
        {
            cursor.TakeSymbol('.');
            cursor.TakeSymbol(',');
            cursor.Take(Terminal.The);
            var count = list.Days.Count;
            if (NumericDateGrammar.Read(cursor) is { } numeric)
            {
                list.Days.Add(numeric with { Certainty = Certainty.Sure });
                return true;
            }

            if (MonthDayGrammar.Read(cursor, list) && list.Days.Count == count + 1)
                return true;

            // "viernes 13"
            list.Days.RemoveRange(count, list.Days.Count - count);
            if (cursor.Culture.DaysAreCardinal && cursor.Position == start + 1 && cursor.Current is { Kind: TokenKind.Number, Length: 2, Value: > 12 and <= 31 and var number }
                && !NumberGrammar.IsPartOfMore(cursor.Next) && Surroundings.EndsPhrase(cursor, cursor.Position + 1))
            {
                cursor.Position++;
                list.Days.Add(new DatePhrase.DayOfMonth(number, (IsoDayOfWeek)weekday));
                return true;
            }

            if (NumberGrammar.Ordinal(cursor, out var inDigits) is > 0 and <= 31 and var day && (inDigits || cursor.At(start + 1).Lexeme.Has(Terminal.The))
                && !cursor.Peek(Terminal.Of) && !cursor.Peek(Terminal.Weekday) && !cursor.Peek(Terminal.Unit))
            {
                list.Days.Add(new DatePhrase.DayOfMonth(day, (IsoDayOfWeek)weekday));
                return true;
            }
        }

        cursor.Position = start;
        return false;
    }

    // "the 1st and 15th", "first and third friday", "last workday", "40th day"
    private static bool Ordinals(Cursor cursor, DayList list)
    {
        var start = cursor.Position;
        Span<int> places = stackalloc int[MostDays];
        var found = 0;
        var inDigits = true;
        while (found < MostDays)
        {
            cursor.Take(Terminal.The);
            var behindArticle = cursor.Position;
            if (NumberGrammar.Ordinal(cursor, out var digits) is not { } place)
                break;

            inDigits &= digits;
            places[found++] = place;
            if (OrdinalNoun(cursor, list, places[..found]))
                return true;

            var behind = cursor.Position;
            if (found == MostDays || !TakeOrdinalSeparator(cursor))
            {
                cursor.Position = behind;
                break;
            }
        }

        // Without a noun: days of the month. "on the first" in words is one, too, but "the second" alone is not.
        var countsOthers = !inDigits && (cursor.Peek(Terminal.OneWord) || cursor.Peek(Terminal.Part) || cursor.Peek(Terminal.Number));
        if (found > 0 && !countsOthers && !cursor.Peek(Terminal.Unit) && !cursor.Peek(Terminal.Weekday))
        {
            foreach (var place in places[..found])
            {
                if (Math.Abs(place) > 31)
                {
                    cursor.Position = start;
                    return false;
                }

                list.Days.Add(new DatePhrase.DayOfMonth(place) { Certainty = inDigits ? Certainty.Weak : Certainty.Contextual });
            }

            list.NeedsScope |= places[0] < 0 && found == 1;
            return true;
        }

        cursor.Position = start;
        return false;
    }

    // "5 tareekh", "1 aur 15 tareekh", "aakhri tareekh"
    private static bool WithDayWord(Cursor cursor, DayList list)
    {
        if (!cursor.Culture.IsHeadFinal)
            return false;

        var start = cursor.Position;
        var count = list.Days.Count;
        while (list.Days.Count < MostDays && (NumberGrammar.Ordinal(cursor) ?? NumberGrammar.Cardinal(cursor)) is >= -31 and not 0 and <= 31 and var day)
        {
            list.Days.Add(new DatePhrase.DayOfMonth(day) { Certainty = Certainty.Fair });
            if (cursor.Take(Terminal.DayWordAfter))
                return true;

            if (!(cursor.TakeSymbol(',') | cursor.Take(Terminal.And)))
                break;
        }

        list.Days.RemoveRange(count, list.Days.Count - count);
        cursor.Position = start;
        return false;
    }

    /// <summary>Days of the month by their numbers alone, before "ko": "har mahine 1 aur 15 ko".</summary>
    public static DayList? BareNumbers(Cursor cursor)
    {
        var start = cursor.Position;
        var list = new DayList();
        while (list.Days.Count < MostDays && cursor.TakeDigits(out var day, 2) && day is > 0 and <= 31)
        {
            list.Days.Add(new DatePhrase.DayOfMonth(day) { Certainty = Certainty.Fair });
            if (cursor.Peek(Terminal.OnAfter))
                return list;

            if (!(cursor.TakeSymbol(',') | cursor.Take(Terminal.And)))
                break;
        }

        cursor.Position = start;
        return null;
    }

    // "el 15", "el día 1 y el día 15"
    private static bool CardinalDays(Cursor cursor, DayList list)
    {
        if (!cursor.Culture.DaysAreCardinal)
            return false;

        var start = cursor.Position;
        var named = cursor.Take(Terminal.DayWord, out int several);
        var led = named || cursor.Take(Terminal.The) || cursor.At(start - 1).Lexeme.Has(Terminal.The) || cursor.At(start - 1).Lexeme.Has(Terminal.DayWord);
        named |= cursor.Take(Terminal.DayWord);
        if ((led || list.Days.Count > 0) && cursor.TakeDigits(out var day, 2) && day is > 0 and <= 31 && !NumberGrammar.IsPartOfMore(cursor.Current)
            && !cursor.Peek(Terminal.Unit) && !cursor.Peek(Terminal.OClock) && !cursor.Peek(Terminal.Meridiem))
        {
            list.Days.Add(new DatePhrase.DayOfMonth(day) { Certainty = named ? Certainty.Weak : Certainty.Contextual });
            list.IsPlural |= several == 1;
            return true;
        }

        cursor.Position = start;
        return false;
    }

    /// <summary>Days of the month without an ending: "the 20", "day 5 and 20", "20" where a time follows.</summary>
    public static DayList? Numbers(Cursor cursor)
    {
        var start = cursor.Position;
        var isNamed = cursor.Take(Terminal.The);
        isNamed |= cursor.Take(Terminal.Unit, out int unit) && (TimeUnit)unit == TimeUnit.Day;
        var list = new DayList();
        while (list.Days.Count < MostDays && cursor.TakeDigits(out var day, 2) && day is > 0 and <= 31 && !NumberGrammar.IsPartOfMore(cursor))
        {
            list.Days.Add(new DatePhrase.DayOfMonth(day) { Certainty = Certainty.Weak });
            list.End = cursor.Position;
            if (!cursor.TakeSymbol(',') & !cursor.Take(Terminal.And))
                break;

            cursor.Take(Terminal.The);
        }

        if (list.Days.Count > 0)
        {
            cursor.Position = list.End;
            var ends = Surroundings.EndsPhrase(cursor, list.End) || (cursor.At(list.End).Lexeme.Has(Terminal.Verb) && Surroundings.StartsLine(cursor, start - 1));
            if (ends && (isNamed || ClockFollows(cursor)))
            {
                Scope(cursor, list);
                return list;
            }
        }

        cursor.Position = start;
        return null;
    }

    private static bool ClockFollows(Cursor cursor)
    {
        var start = cursor.Position;
        var follows = cursor.Take(Terminal.At) && ClockGrammar.Read(cursor, allowBare: true) is not null;
        cursor.Position = start;
        return follows;
    }

    private static bool TakeOrdinalSeparator(Cursor cursor)
    {
        var comma = cursor.TakeSymbol(',') || cursor.TakeSymbol('/');
        var and = cursor.Take(Terminal.And);
        var start = cursor.Position;
        var isDefinite = cursor.Take(Terminal.The);

        // "1st 15th"
        var follows = NumberGrammar.Ordinal(cursor, out var inDigits) is not null && (comma || and || (inDigits && !isDefinite));
        cursor.Position = start;
        return follows;
    }

    private static bool OrdinalNoun(Cursor cursor, DayList list, ReadOnlySpan<int> places)
    {
        var start = cursor.Position;
        if (cursor.Take(Terminal.Weekday, out int weekday) || cursor.Take(Terminal.Weekdays, out weekday))
        {
            foreach (var place in places)
                list.Days.Add(new DatePhrase.Nth(place, (IsoDayOfWeek)weekday, OfWorkdays: false, Period: null) { Certainty = Certainty.Fair });

            list.NeedsScope = true;
            return true;
        }

        if (cursor.Take(Terminal.Unit, out int unit) && (TimeUnit)unit is TimeUnit.Day or TimeUnit.Workday)
        {
            foreach (var place in places)
                list.Days.Add(new DatePhrase.Nth(place, null, (TimeUnit)unit == TimeUnit.Workday, Period: null) { Certainty = Certainty.Fair });

            list.NeedsScope = true;
            return true;
        }

        // "the last weekend of january", "first week of july": its Saturday, and the first of its seven days.
        if ((TimeUnit)unit is TimeUnit.Weekend or TimeUnit.Week && cursor.Position > start && (cursor.Peek(Terminal.Of) || cursor.Peek(Terminal.In)))
        {
            foreach (var place in places)
            {
                list.Days.Add((TimeUnit)unit == TimeUnit.Weekend
                    ? new DatePhrase.Nth(place, IsoDayOfWeek.Saturday, OfWorkdays: false, Period: null)
                    : new DatePhrase.Nth(place > 0 ? (place * 7) - 6 : place * 7, null, OfWorkdays: false, Period: null));
            }

            list.NeedsScope = true;
            return true;
        }

        cursor.Position = start;
        return false;
    }

    // "friday", "fridays", "mon-wed", "saturdays through tuesdays"
    private static bool Weekdays(Cursor cursor, DayList list)
    {
        var start = cursor.Position;
        var between = cursor.Take(Terminal.Between) || cursor.Take(Terminal.RangeFrom);
        if (!TakeWeekday(cursor, list, out var first))
        {
            cursor.Position = start;
            return false;
        }

        var behind = cursor.Position;
        if (cursor.TakeDash() || cursor.Take(Terminal.Through) || cursor.Take(Terminal.To) || cursor.Take(Terminal.Until)
            || (between && cursor.Take(Terminal.And)) || (cursor.Culture.IsHeadFinal && cursor.Take(Terminal.FromAfter)))
        {
            if (TakeWeekday(cursor, list, out var last))
            {
                list.IsRange = true;
                var day = (int)first.Value;
                for (var steps = 0; steps < 7; steps++, day = (day % 7) + 1)
                {
                    list.Days.Add(new DatePhrase.NamedDay((IsoDayOfWeek)day, Which.Bare) { Certainty = first.Certainty });
                    if (day == last.Value)
                        return true;
                }
            }
        }

        cursor.Position = behind;
        list.Days.Add(new DatePhrase.NamedDay((IsoDayOfWeek)first.Value, Which.Bare) { Certainty = first.Certainty });
        return !between;
    }

    private static bool TakeWeekday(Cursor cursor, DayList list, out Sense weekday)
    {
        if (cursor.Take(Terminal.Weekdays, out weekday))
            list.IsPlural = true;
        else if (!cursor.Take(Terminal.Weekday, out weekday))
            return false;

        // "sunday evenings"
        list.IsPlural |= cursor.Peek(Terminal.Nightly);

        // "Mon." is an abbreviation when something follows.
        if (cursor.Current.Is('.') && cursor.Current.Glued && !cursor.Next.Glued && cursor.Position + 1 < cursor.Utterance.Count)
            cursor.Position++;

        return true;
    }

    // "easter", "christmas 2027"
    private static bool Feast(Cursor cursor, DayList list)
    {
        if (!cursor.Take(Terminal.Holiday, out Sense holiday))
            return false;

        list.Days.Add(new DatePhrase.Feast((Holiday)holiday.Value, MonthDayGrammar.YearBehind(cursor)) { Certainty = holiday.Certainty });
        return true;
    }

    // "weekends", "the weekend", "workdays"
    private static bool Kind(Cursor cursor, DayList list)
    {
        var start = cursor.Position;
        cursor.Take(Terminal.The);
        var isPlural = cursor.Take(Terminal.PluralUnit, out int unit);
        if ((isPlural || cursor.Take(Terminal.Unit, out unit)) && (TimeUnit)unit is TimeUnit.Weekend or TimeUnit.Workday)
        {
            list.IsPlural |= isPlural || cursor.Peek(Terminal.Nightly);
            list.Days.Add((TimeUnit)unit == TimeUnit.Weekend ? new DatePhrase.Weekends() : new DatePhrase.Workdays());
            list.NeedsScope = true;
            return true;
        }

        cursor.Position = start;
        return false;
    }

    // "the beginning of each month": the edges become definite with a repetition.
    private static bool EdgeOfEach(Cursor cursor, DayList list)
    {
        var start = cursor.Position;
        cursor.Take(Terminal.The);
        cursor.Take(Terminal.Very);
        var place = cursor.Take(Terminal.Start) ? 1 : cursor.Take(Terminal.Middle) ? 15 : cursor.Take(Terminal.End) ? -1 : 0;
        var behind = cursor.Position;
        if (place != 0 && cursor.Take(Terminal.Of) && cursor.Peek(Terminal.Every))
        {
            cursor.Position = behind;
            list.Days.Add(new DatePhrase.Nth(place, null, OfWorkdays: false, Period: null) { Certainty = Certainty.Fair });
            list.NeedsScope = true;
            return true;
        }

        cursor.Position = start;
        return false;
    }

    private static bool WholeMonth(Cursor cursor, DayList list)
    {
        if (PeriodGrammar.Month(cursor) is not { } month)
            return false;

        list.Days.Add(new DatePhrase.WholeMonth(month) { Certainty = Certainty.Contextual });
        return true;
    }

    // "of the month", "in march", "of every 3 months", "of 2020"
    private static void Scope(Cursor cursor, DayList list)
    {
        var start = cursor.Position;
        if (!cursor.Take(Terminal.Of) && !cursor.Take(Terminal.In) && !cursor.Take(Terminal.For))
        {
            // "2nd and 4th tuesday every month", "first friday next month"
            var counted = list.Days.TrueForAll(day => day is DatePhrase.Nth or DatePhrase.DayOfMonth { On: IsoDayOfWeek.None });
            if (counted && RepeatGrammar.Every(cursor) is { Unit: TimeUnit.Month or TimeUnit.Year or TimeUnit.Quarter } each)
            {
                list.Scope = each;
                return;
            }

            cursor.Position = start;
            if (PeriodGrammar.Relative(cursor) is not { } which || !list.ScopeTo(which))
                cursor.Position = start;

            return;
        }

        if (RepeatGrammar.Every(cursor) is { Unit: TimeUnit.Month or TimeUnit.Year or TimeUnit.Quarter or TimeUnit.Week } every)
        {
            list.Scope = every;
            return;
        }

        // "first monday in 2 months"
        var behindLead = cursor.Position;
        if (cursor.At(behindLead - 1).Lexeme.Has(Terminal.In) && NumberGrammar.Amount(cursor) is > 0 and < 100 and var amount && cursor.Take(Terminal.Unit, out int unit)
            && list.ScopeTo(new PeriodPhrase.Relative((TimeUnit)unit, amount)))
            return;

        cursor.Position = behindLead;
        var days = list.Days.ToArray();
        if (PeriodGrammar.Read(cursor) is { } period && list.ScopeTo(period))
        {
            if (period is PeriodPhrase.NamedMonth)
                MoreMonths(cursor, list, days);

            return;
        }

        cursor.Position = start;
    }

    // "the first monday of january, april and july"
    private static void MoreMonths(Cursor cursor, DayList list, DatePhrase[] counted)
    {
        var behind = cursor.Position;
        while (list.Days.Count < MostDays * counted.Length && (cursor.TakeSymbol(',') | cursor.Take(Terminal.And)) && PeriodGrammar.Month(cursor) is { } month)
        {
            var more = new DayList();
            more.Days.AddRange(counted);
            if (!more.ScopeTo(month))
                break;

            list.Days.AddRange(more.Days);
            behind = cursor.Position;
        }

        cursor.Position = behind;
    }
}
