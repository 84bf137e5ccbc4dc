using NodaTime;
using TodoChatbot.Language.Grammar.Clocks;
using TodoChatbot.Language.Grammar.Dates;
using TodoChatbot.Language.Phrases;
using TodoChatbot.Language.Vocabularies;

namespace TodoChatbot.Language.Grammar.Pieces;

/// <summary>Pieces that name days: "tomorrow", "on the 3rd and 15th", "in march", "2026-11-24T17:00".</summary>
internal static class CalendarPieces
{
    public static bool Impossible(Cursor cursor, WhenPhrase phrase)
    {
        if (!MonthDayGrammar.TakeImpossible(cursor))
            return false;

        phrase.IsImpossible = true;
        phrase.Note(Certainty.Sure);
        return true;
    }

    public static bool Date(Cursor cursor, WhenPhrase phrase)
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
            TakeFraction(cursor);
            if (cursor.Glued)
                phrase.Zone ??= cursor.Take(Terminal.IsoUtc) ? DateTimeZone.Utc : ZoneGrammar.Offset(cursor);

            return;
        }

        cursor.Position = start;
    }

    // ".000" behind the seconds
    private static void TakeFraction(Cursor cursor)
    {
        var start = cursor.Position;
        if (!(cursor.Glued && cursor.TakeSymbol('.') && cursor.TakeGluedDigits(out _, 1, 9)))
            cursor.Position = start;
    }

    // "every month on the last friday": of each month, not the one before today.
    public static bool DaysOfRepeat(Cursor cursor, WhenPhrase phrase) => phrase.Repeat is { Days: [] } && Days(cursor, phrase);

    // "at the end of each month"
    public static bool DaysOfEach(Cursor cursor, WhenPhrase phrase)
    {
        var start = cursor.Position;
        if (DayListGrammar.Read(cursor) is { Scope: not null } list && AddDays(cursor, phrase, list))
            return true;

        cursor.Position = start;
        return false;
    }

    public static bool Days(Cursor cursor, WhenPhrase phrase)
    {
        var start = cursor.Position;
        if (DayListGrammar.Read(cursor) is { } list && AddDays(cursor, phrase, list))
            return true;

        cursor.Position = start;
        if (phrase.Repeat is null && DateGrammar.MonthOfYear(cursor) is { } month && AddDate(phrase, month))
            return true;

        cursor.Position = start;
        return false;
    }

    // "after 2 hours", but not "after 2 hours of sleep"
    public static bool AfterDistance(Cursor cursor, WhenPhrase phrase)
    {
        var start = cursor.Position;
        if (phrase.Pieces == 0 && cursor.At(start - 1).Lexeme.Has(Terminal.After) && DistanceGrammar.Read(cursor) is { } length
            && Surroundings.EndsPhrase(cursor, cursor.Position) && !cursor.Peek(Terminal.Of) && !cursor.Peek(Terminal.From) && !cursor.Peek(Terminal.FromNow)
            && !cursor.Peek(Terminal.Before) && !cursor.Peek(Terminal.After) && AddDate(phrase, new DatePhrase.Offset(length, null)))
            return true;

        cursor.Position = start;
        return false;
    }

    // "on the 20", "on day 5 and 20", "on 20 at 10am"
    public static bool DayNumbers(Cursor cursor, WhenPhrase phrase)
    {
        var start = cursor.Position;
        if (!cursor.Culture.DaysAreCardinal && DayListGrammar.Numbers(cursor) is { } list && AddDays(cursor, phrase, list))
            return true;

        cursor.Position = start;
        return false;
    }

    private static bool AddDate(WhenPhrase phrase, DatePhrase date)
    {
        if (phrase.Date is not null)
            return false;

        phrase.Date = date;
        phrase.Note(date.Certainty);
        return true;
    }

    // Several weekdays, or several places in whichever month it is, are no days but a habit.
    private static bool ComesAgain(DatePhrase day) =>
        day is DatePhrase.NamedDay or DatePhrase.Nth { Period: PeriodPhrase.Relative { Unit: TimeUnit.Month, Rolls: true } };

    // "last workday of the month" is what salaries and reports wait for each month; that of "this month" is a day.
    private static bool IsHabit(DatePhrase day) =>
        day is DatePhrase.Nth { OfWorkdays: true, Period: PeriodPhrase.Relative { Unit: TimeUnit.Month, Rolls: true } };

    // "mon to wed", "sat & sun": days in a row.
    private static bool IsStretch(DayList list)
    {
        if (list.IsPlural || list.IsChoice || list.Scope is not null || list.Days.Count < 2)
            return false;

        for (var index = 0; index < list.Days.Count; index++)
        {
            if (list.Days[index] is not DatePhrase.NamedDay { Which: Which.Bare or Which.InWeek } day
                || (index > 0 && (int)day.Day != ((int)((DatePhrase.NamedDay)list.Days[index - 1]).Day % 7) + 1))
                return false;
        }

        return true;
    }

    // "mon-wed weekly", "mon-wed every other week"
    private static void TakeWeekly(Cursor cursor, WhenPhrase phrase, RepeatPhrase days)
    {
        var start = cursor.Position;
        if (cursor.Culture.IsHeadFinal)
            cursor.Take(Terminal.UntilAfter);

        if (RepeatGrammar.Read(cursor) is ({ Unit: TimeUnit.Week, Days: [] } or { Unit: TimeUnit.Day, Interval: 1, Part: null }) and var weekly)
            phrase.Repeat = days with { Interval = weekly.Interval, AfterCompletion = weekly.AfterCompletion, MayBeOnce = false };
        else
            cursor.Position = start;
    }

    public static bool AddDays(Cursor cursor, WhenPhrase phrase, DayList list)
    {
        var certainty = list.Days.Max(day => day.Certainty);
        if (phrase.Repeat is { } repeat)
        {
            // "every january and march on the 5th"
            if (repeat is { Unit: null, Days.Count: > 0 } && phrase.Months.Count == 0 && repeat.Days.All(day => day is DatePhrase.WholeMonth))
            {
                phrase.Months = repeat.Days;
                phrase.Repeat = repeat = repeat with { Unit = TimeUnit.Year, Days = [] };
            }

            if (repeat.Days.Count > 0 || list.IsChoice || (list.Scope is not null && repeat.Unit is not null))
                return false;

            phrase.Repeat = (list.Scope ?? repeat) with { Days = list.Days };
            phrase.Note(certainty);
            return true;
        }

        if (list.Days is [DatePhrase.Weekends or DatePhrase.Workdays] && !(list.IsScoped || list.Scope is not null))
        {
            // "weekends" repeats, "on the weekend" is a day, "a weekday" neither.
            if (!list.IsPlural)
                return false;
        }

        var repeats = list.Scope is not null || list.IsPlural || (list.Days.Count > 1 && list.Days.TrueForAll(ComesAgain) && !(IsStretch(list) && list.IsScoped)) || list.Days.TrueForAll(IsHabit);
        if (repeats && !list.IsChoice)
        {
            phrase.Repeat = RepeatGrammar.OfDays(list) with { Certainty = list.Scope is null ? certainty : Certainty.Sure, MayBeOnce = IsStretch(list) };
            phrase.Note(phrase.Repeat.Certainty);
            if (phrase.Repeat.MayBeOnce)
                TakeWeekly(cursor, phrase, phrase.Repeat);

            return true;
        }

        // "conference 7-9 december" begins on the 7th, "monday to friday next week" on that Monday.
        if (((list is { IsRange: true, IsChoice: false } && list.Days[0] is DatePhrase.MonthDay or DatePhrase.Exact) || IsStretch(list)) && phrase.End is null && AddDate(phrase, list.Days[0]))
        {
            phrase.End = list.Days[^1];
            return true;
        }

        if (list.Days.Count > 1)
        {
            // Several days are no single one; whoever adds such a task means them as words.
            phrase.IsImpossible = phrase.Date is null;
            phrase.Note(Certainty.Sure);
            return phrase.Date is null;
        }

        return AddDate(phrase, NumberedWeekday(cursor, phrase, list.Days[0]) ?? DateGrammar.InYear(cursor, list.Days[0]));
    }

    // "thursday 17 at 2", "sunday 6 17:00"; "tuesday 6" may be an hour, which the calendar decides.
    private static DatePhrase.DayOfMonth? NumberedWeekday(Cursor cursor, WhenPhrase phrase, DatePhrase day)
    {
        var start = cursor.Position;
        if (day is DatePhrase.NamedDay { Which: Which.Bare, Weeks: 0 } weekday && phrase.Date is null && cursor.TakeDigits(out var number, 2) && number is > 0 and <= 31
            && !NumberGrammar.IsPartOfMore(cursor) && !HourGoesOn(cursor)
            && (Surroundings.EndsPhrase(cursor, cursor.Position) || ClockFollows(cursor)))
            return new DatePhrase.DayOfMonth(number, weekday.Day, IsLoose: true);

        cursor.Position = start;
        return null;
    }

    // "friday 5 to 7", "friday 7 in the morning", "friday 9 and 17"
    private static bool HourGoesOn(Cursor cursor)
    {
        var start = cursor.Position;
        var goesOn = cursor.Take(Terminal.To) || cursor.Take(Terminal.Until) || cursor.Take(Terminal.Through) || cursor.TakeDash() || cursor.Take(Terminal.Or)
            || cursor.Take(Terminal.Of) || ((cursor.TakeSymbol(',') | cursor.Take(Terminal.And)) && ClockGrammar.Read(cursor, allowBare: true) is not null);
        cursor.Position = start;
        cursor.Take(Terminal.PartLead);
        goesOn |= cursor.Peek(Terminal.Part);
        cursor.Position = start;
        return goesOn;
    }

    private static bool ClockFollows(Cursor cursor)
    {
        var start = cursor.Position;
        var follows = ClockGrammar.Read(cursor, allowBare: false) is { Certainty: Certainty.Sure };
        cursor.Position = start;
        return follows;
    }

    public static bool Feast(Cursor cursor, WhenPhrase phrase)
    {
        var start = cursor.Position;
        if (DayListGrammar.Read(cursor) is { Days: [DatePhrase.Feast] } list && AddDays(cursor, phrase, list))
            return true;

        cursor.Position = start;
        return false;
    }

    // "in june", "in may and june"
    public static bool Months(Cursor cursor, WhenPhrase phrase)
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

            if (list.Days is not [DatePhrase.WholeMonth month])
            {
                cursor.Position = start;
                return false;
            }

            // "1st monday 11pm in may"
            if (phrase is { Repeat: null, Date: DatePhrase.Nth { Period: null } place })
            {
                phrase.Date = place with { Period = month.Period };
                phrase.Note(Certainty.Fair);
                return true;
            }

            // "last friday 9am in march"
            if (phrase is { Repeat: null, Date: DatePhrase.NamedDay { Which: Which.Previous, Weeks: 0 } last })
            {
                phrase.Date = new DatePhrase.Nth(-1, last.Day, OfWorkdays: false, month.Period);
                phrase.Note(Certainty.Fair);
                return true;
            }

            if (AddDate(phrase, month))
                return true;
        }

        cursor.Position = start;
        return false;
    }

    // "in week 14"
    public static bool Week(Cursor cursor, WhenPhrase phrase)
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

    public static bool MonthAsDate(Cursor cursor, WhenPhrase phrase)
    {
        var start = cursor.Position;
        if (DateGrammar.Month(cursor) is { } month && AddDate(phrase, month))
            return true;

        cursor.Position = start;
        return false;
    }
}
