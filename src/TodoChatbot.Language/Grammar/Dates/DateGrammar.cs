using NodaTime;
using TodoChatbot.Language.Phrases;
using TodoChatbot.Language.Vocabularies;

namespace TodoChatbot.Language.Grammar.Dates;

/// <summary>Days by their distance or their place: "tomorrow", "in 3 days", "next friday", "end of the month", "the day after easter".</summary>
internal static class DateGrammar
{
    private static readonly TerminalSet Anchors = TerminalSet.Of(Terminal.Weekday, Terminal.Holiday, Terminal.Month);
    private static readonly TerminalSet PastTense = TerminalSet.Of(Terminal.PastTense);

    /// <summary>A single day, however it is said.</summary>
    /// <param name="cursor">Where to read.</param>
    /// <param name="allowMonth">True where a month stands for its first day: "until june".</param>
    public static DatePhrase? Read(Cursor cursor, bool allowMonth = false) =>
        Distant(cursor) ?? NumericDateGrammar.Read(cursor) ?? Single(cursor) ?? TheNumber(cursor) ?? (allowMonth ? Month(cursor) : null);

    /// <summary>A day from which another one is counted: "christmas" of "the day before christmas".</summary>
    public static DatePhrase? Anchor(Cursor cursor) => cursor.Utterance.Anchors.Read(cursor, static anchor => Read(anchor));

    /// <summary>All but the days of <see cref="DayListGrammar"/> and dates in digits.</summary>
    public static DatePhrase? Distant(Cursor cursor) =>
        InPeriodBefore(cursor) ?? BehindAnchor(cursor)
        ?? DateDistanceGrammar.Read(cursor) ?? BesideDate(cursor) ?? RelativeDay(cursor) ?? NextDay(cursor) ?? NumberOf(cursor) ?? QualifiedWeekday(cursor) ?? QualifiedFeast(cursor) ?? QualifiedMonth(cursor) ?? Edge(cursor) ?? WholePeriod(cursor);

    /// <summary>One day of a list's grammar; null where several are said.</summary>
    private static DatePhrase? Single(Cursor cursor)
    {
        var start = cursor.Position;
        if (DayListGrammar.Read(cursor) is { Days: [var day], Scope: null, IsPlural: false } && day is not (DatePhrase.Weekends or DatePhrase.Workdays))
            return InYear(cursor, day);

        cursor.Position = start;
        return null;
    }

    /// <summary>"march", "next march".</summary>
    public static DatePhrase? Month(Cursor cursor) =>
        PeriodGrammar.Month(cursor) is { } month ? new DatePhrase.WholeMonth(month) { Certainty = Certainty.Contextual } : null;

    /// <summary>A limit of a repetition: a day, or the beginning of a month or year.</summary>
    public static DatePhrase? Limit(Cursor cursor) =>
        Read(cursor, allowMonth: true)
        ?? (PeriodGrammar.Year(cursor) is { } year ? new DatePhrase.Edge(PeriodEdge.Start, new PeriodPhrase.WholeYear(year)) { Certainty = Certainty.Contextual } : null);

    /// <summary>Adds "next year" behind a day that comes once a year, and "week" or "in two weeks" behind a weekday.</summary>
    public static DatePhrase InYear(Cursor cursor, DatePhrase day)
    {
        var start = cursor.Position;
        cursor.TakeSymbol(',');
        cursor.Take(Terminal.Of);
        if (cursor.Take(Terminal.In) && YearsAhead(cursor) is { } years)
        {
            switch (day)
            {
                case DatePhrase.MonthDay { Years: null } monthDay:
                    return monthDay with { Years = years };
                case DatePhrase.Feast { Year: null, Years: null } feast:
                    return feast with { Years = years, Certainty = Certainty.Sure };
                default:
                    break;
            }
        }

        if (PeriodGrammar.Relative(cursor) is { } period)
        {
            switch (day, period.Unit)
            {
                case (DatePhrase.MonthDay monthDay, TimeUnit.Year):
                    return monthDay with { Years = period.Offset };
                case (DatePhrase.Feast { Year: null } feast, TimeUnit.Year):
                    return feast with { Years = period.Offset, Certainty = Certainty.Sure };
                case (DatePhrase.NamedDay { Which: Which.Bare } weekday, TimeUnit.Week):
                    return weekday with { Which = Which.InWeek, Weeks = period.Offset, Certainty = Certainty.Sure };
                default:
                    break;
            }
        }

        cursor.Position = start;
        return day is DatePhrase.NamedDay { Which: Which.Bare } bare ? InWeeks(cursor, bare) : day;
    }

    // "thanksgiving in 2 years"
    private static int? YearsAhead(Cursor cursor)
    {
        var start = cursor.Position;
        if (NumberGrammar.Amount(cursor) is > 0 and <= 100 and var years && cursor.Take(Terminal.Unit, out int unit) && (TimeUnit)unit == TimeUnit.Year)
            return years;

        cursor.Position = start;
        return null;
    }

    // "friday week", "friday in two weeks", "tuesday three weeks from now"
    private static DatePhrase.NamedDay InWeeks(Cursor cursor, DatePhrase.NamedDay weekday)
    {
        var start = cursor.Position;
        if (PeriodGrammar.WhichBehind(cursor) is { } which)
            return weekday with { Which = Behind(which), Certainty = Certainty.Sure };

        var isAhead = cursor.Take(Terminal.In);
        if (NumberGrammar.Amount(cursor) is > 0 and < 53 and var weeks && cursor.Take(Terminal.Unit, out int unit) && (TimeUnit)unit == TimeUnit.Week
            && (isAhead || cursor.Take(Terminal.FromNow)))
            return weekday with { Which = Which.InWeek, Weeks = weeks, Certainty = Certainty.Sure };

        cursor.Position = start;
        if (TakeWeek(cursor))
            return weekday with { Weeks = 1, Certainty = Certainty.Sure };

        return weekday;
    }

    // "friday week", "tomorrow week", but not "friday week planner"
    private static bool TakeWeek(Cursor cursor)
    {
        var start = cursor.Position;
        if (cursor.Take(Terminal.Unit, out int unit) && (TimeUnit)unit == TimeUnit.Week && Surroundings.EndsPhrase(cursor, cursor.Position))
            return true;

        cursor.Position = start;
        return false;
    }

    // "el viernes que viene" is the one that comes, not the one of next week.
    private static Which Behind(Which which) => which == Which.Next ? Which.This : which;

    // "mahine ke aakhir", "december ke pehle peer", "agle mahine ki 5 tareekh": the stretch stands before its day.
    private static DatePhrase? InPeriodBefore(Cursor cursor)
    {
        if (!cursor.Culture.IsHeadFinal)
            return null;

        var start = cursor.Position;
        if (PeriodGrammar.Read(cursor) is { } period && cursor.Take(Terminal.OfAfter))
        {
            if (EdgeWord(cursor, out _) is { } edge)
                return new DatePhrase.Edge(edge, period);

            if (DayListGrammar.Read(cursor) is { Scope: null, IsPlural: false, Days.Count: 1 } list && list.ScopeTo(period))
                return list.Days[0];
        }

        cursor.Position = start;
        return null;
    }

    // "jumme ke do din baad", "eid se 3 din pehle": the day comes before the distance from it.
    private static DatePhrase? BehindAnchor(Cursor cursor)
    {
        if (!cursor.Culture.IsHeadFinal)
            return null;

        var start = cursor.Position;
        if (cursor.MayBegin(Anchors) && DayListGrammar.Read(cursor) is { Days: [var anchor], Scope: null, IsPlural: false }
            && (cursor.Take(Terminal.OfAfter) || cursor.Take(Terminal.FromAfter))
            && DistanceGrammar.Read(cursor) is { HasTime: false } length)
        {
            var direction = cursor.Take(Terminal.Ago) ? -1 : cursor.Take(Terminal.FromNow) ? 1 : 0;
            if (direction != 0)
                return new DatePhrase.Offset(direction > 0 ? length : -length, anchor);
        }

        cursor.Position = start;
        return null;
    }

    private static DatePhrase? RelativeDay(Cursor cursor)
    {
        if (!cursor.Take(Terminal.RelativeDay, out Sense day))
            return null;

        // "kal" was yesterday in "kal meeting thi".
        if (cursor.At(cursor.Position - 1).Lexeme.Has(Terminal.EitherWay) && cursor.Utterance.HasAny(PastTense))
            return new DatePhrase.Relative(-day.Value) { Certainty = day.Certainty };

        return day.Value is 0 or 1 && TakeWeek(cursor)
            ? new DatePhrase.Relative(day.Value + 7)
            : new DatePhrase.Relative(day.Value) { Certainty = day.Certainty };
    }

    // "until the 20", "2 days before the 15"
    private static DatePhrase? TheNumber(Cursor cursor)
    {
        var start = cursor.Position;
        if (!cursor.Culture.DaysAreCardinal && cursor.Peek(Terminal.The) && DayListGrammar.Numbers(cursor) is { Days: [var day], Scope: null })
            return day;

        cursor.Position = start;
        return null;
    }

    // "next day", "the following day", but not "next day delivery"
    private static DatePhrase.Relative? NextDay(Cursor cursor)
    {
        var start = cursor.Position;
        cursor.Take(Terminal.The);
        if ((cursor.Take(Terminal.Next) || cursor.Take(Terminal.Following)) && cursor.Take(Terminal.Unit, out int unit) && (TimeUnit)unit == TimeUnit.Day
            && Surroundings.EndsPhrase(cursor, cursor.Position))
            return new DatePhrase.Relative(1) { Certainty = Certainty.Fair };

        cursor.Position = start;
        return null;
    }

    // "18 of next month"
    private static DatePhrase.Nth? NumberOf(Cursor cursor)
    {
        var start = cursor.Position;
        cursor.Take(Terminal.The);
        if (cursor.TakeDigits(out var day, 2) && day is > 0 and <= 31 && cursor.Take(Terminal.Of) && PeriodGrammar.Relative(cursor) is { Unit: TimeUnit.Month } month)
            return new DatePhrase.Nth(day, null, OfWorkdays: false, month) { Certainty = Certainty.Fair };

        cursor.Position = start;
        return null;
    }

    // "the day after christmas", "the friday before easter", "the monday after the 15th"
    private static DatePhrase? BesideDate(Cursor cursor)
    {
        var start = cursor.Position;
        if (cursor.Take(Terminal.EveOf))
        {
            if (Anchor(cursor) is { } eve)
                return new DatePhrase.Offset(new Distance(0, -1, 0, 0), eve);

            cursor.Position = start;
        }

        cursor.Take(Terminal.The);
        var isDay = cursor.Take(Terminal.Unit, out int unit) && (TimeUnit)unit == TimeUnit.Day;
        var weekday = 0;
        if (isDay || (cursor.Position <= start + 1 && cursor.Take(Terminal.Weekday, out weekday)))
        {
            var direction = cursor.Take(Terminal.After) || cursor.Take(Terminal.Following) ? 1 : cursor.Take(Terminal.Before) ? -1 : 0;
            if (direction != 0 && Anchor(cursor) is { } anchor)
            {
                return isDay
                    ? new DatePhrase.Offset(new Distance(0, direction, 0, 0), anchor)
                    : new DatePhrase.WeekdayBeside((IsoDayOfWeek)weekday, direction, anchor);
            }
        }

        cursor.Position = start;
        return null;
    }

    // "next friday", "this coming friday", "el próximo lunes"
    private static DatePhrase? QualifiedWeekday(Cursor cursor)
    {
        var start = cursor.Position;
        cursor.Take(Terminal.The);
        if (PeriodGrammar.WhichOf(cursor) is { } which && cursor.Take(Terminal.Weekday, out int weekday))
        {
            if (PeriodGrammar.WhichBehind(cursor) is Which.AfterNext)
                which = Which.AfterNext;

            // "last friday of the month" is counted in its month.
            if (which != Which.Previous || !(cursor.Peek(Terminal.Of) || cursor.Peek(Terminal.In)))
                return InYear(cursor, new DatePhrase.NamedDay((IsoDayOfWeek)weekday, which));
        }

        cursor.Position = start;
        if (cursor.Take(Terminal.The) && cursor.Take(Terminal.Weekday, out weekday) && PeriodGrammar.WhichBehind(cursor) is { } behind)
            return new DatePhrase.NamedDay((IsoDayOfWeek)weekday, Behind(behind));

        cursor.Position = start;
        return null;
    }

    // "next christmas", "last easter"
    private static DatePhrase? QualifiedFeast(Cursor cursor)
    {
        var start = cursor.Position;
        if (PeriodGrammar.WhichOf(cursor) is { } which && cursor.Take(Terminal.Holiday, out int holiday))
            return new DatePhrase.Feast((Holiday)holiday, null, which == Which.Previous ? -1 : null);

        cursor.Position = start;
        return null;
    }

    // "next january", but not "this may take a while"
    private static DatePhrase.WholeMonth? QualifiedMonth(Cursor cursor)
    {
        var start = cursor.Position;
        var isQualified = PeriodGrammar.WhichOf(cursor) is Which.Next or Which.Previous && cursor.Peek(Terminal.Month);
        cursor.Position = start;
        return isQualified && PeriodGrammar.Month(cursor) is { } month ? new DatePhrase.WholeMonth(month) { Certainty = Certainty.Fair } : null;
    }

    // "aug 2027", "2027 aug"
    public static DatePhrase.WholeMonth? MonthOfYear(Cursor cursor)
    {
        var start = cursor.Position;
        if ((cursor.Peek(Terminal.Month) || cursor.Current is { Kind: Tokens.TokenKind.Number, Length: 4 }) && PeriodGrammar.Month(cursor) is { Year: not null } month)
            return new DatePhrase.WholeMonth(month) { Certainty = Certainty.Weak };

        cursor.Position = start;
        return null;
    }

    // "end of the month", "the beginning of next week", "mid-march", "eom", "month end"
    private static DatePhrase? Edge(Cursor cursor)
    {
        var start = cursor.Position;
        if (cursor.Take(Terminal.PeriodEnd, out Sense ended))
            return new DatePhrase.Edge(PeriodEdge.End, PeriodBehind(cursor, (TimeUnit)ended.Value)) { Certainty = ended.Certainty };

        if (cursor.Take(Terminal.PeriodStart, out int started))
            return new DatePhrase.Edge(PeriodEdge.Start, PeriodBehind(cursor, (TimeUnit)started));

        cursor.Take(Terminal.The);
        cursor.Take(Terminal.Very);
        if (EdgeWord(cursor, out var connected) is { } edge)
        {
            cursor.TakeHyphen();
            var of = cursor.Take(Terminal.Of);
            if ((of || connected) && Calendar(cursor, allowUnit: of) is { } period)
                return new DatePhrase.Edge(edge, period);
        }

        cursor.Position = start;
        return null;
    }

    private static PeriodPhrase? Calendar(Cursor cursor, bool allowUnit) =>
        PeriodGrammar.Relative(cursor, allowUnit) ?? PeriodGrammar.Named(cursor);

    // "eom next month"? The unit is said; only which one may follow.
    private static PeriodPhrase.Relative PeriodBehind(Cursor cursor, TimeUnit unit)
    {
        var start = cursor.Position;
        if (PeriodGrammar.Relative(cursor) is { } period && period.Unit == unit)
            return period;

        cursor.Position = start;
        return new PeriodPhrase.Relative(unit, 0);
    }

    private static PeriodEdge? EdgeWord(Cursor cursor, out bool connected)
    {
        connected = true;
        if (cursor.Peek(Terminal.Unit))
        {
            // "fin de semana" is a unit, not an end.
            return null;
        }

        if (cursor.Take(Terminal.Middle))
            return PeriodEdge.Middle;

        if (cursor.Take(Terminal.Early, out int early) && early == 0)
            return PeriodEdge.Start;

        connected = false;
        if (cursor.Take(Terminal.Start))
            return PeriodEdge.Start;

        return cursor.Take(Terminal.End) ? PeriodEdge.End : null;
    }

    // "next week tuesday", "next month on the 5th", "next year on march 3"
    private static DatePhrase? DayIn(Cursor cursor, PeriodPhrase.Relative period)
    {
        var start = cursor.Position;
        cursor.TakeSymbol(',');
        cursor.Take(Terminal.On);
        if (DayListGrammar.Read(cursor) is { Days: [var day], Scope: null, IsScoped: false, IsPlural: false })
        {
            DatePhrase? inPeriod = (day, period.Unit) switch
            {
                (DatePhrase.NamedDay weekday, TimeUnit.Week) => weekday with { Which = Which.InWeek, Weeks = period.Offset, Certainty = Certainty.Sure },
                (DatePhrase.DayOfMonth { On: IsoDayOfWeek.None, Day: var number }, TimeUnit.Month) => new DatePhrase.Nth(number, null, OfWorkdays: false, period),
                (DatePhrase.Nth { Period: null } nth, TimeUnit.Month or TimeUnit.Year) => nth with { Period = period, Certainty = Certainty.Sure },
                (DatePhrase.MonthDay monthDay, TimeUnit.Year) => monthDay with { Years = period.Offset },
                _ => null,
            };
            if (inPeriod is not null)
                return inPeriod;
        }

        cursor.Position = start;
        return null;
    }

    // "next week", "this weekend", "the week after next"
    private static DatePhrase? WholePeriod(Cursor cursor)
    {
        var start = cursor.Position;
        if (PeriodGrammar.Relative(cursor) is { } period && !(period.Offset < 0 && cursor.Peek(Terminal.Of)))
        {
            if (DayIn(cursor, period) is { } day)
                return day;

            var certainty = period switch
            {
                { Unit: TimeUnit.Weekend, Offset: 0 } => Certainty.Fair,
                { Offset: 0 } or { Unit: TimeUnit.Quarter } => Certainty.Fair,
                _ => Certainty.Sure,
            };
            return new DatePhrase.Edge(PeriodEdge.Whole, period) { Certainty = certainty };
        }

        cursor.Position = start;
        return null;
    }
}
