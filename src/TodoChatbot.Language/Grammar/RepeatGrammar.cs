using TodoChatbot.Language.Grammar.Dates;
using TodoChatbot.Language.Phrases;
using TodoChatbot.Language.Rules;
using TodoChatbot.Language.Tokens;
using TodoChatbot.Language.Vocabularies;

namespace TodoChatbot.Language.Grammar;

/// <summary>Repetitions: "every 2 weeks", "every other friday", "daily", "once a month", "every morning", "every 4th and 10th".</summary>
internal static class RepeatGrammar
{
    private const int LargestInterval = 10_000;
    private const int MostDays = 12;

    public static RepeatPhrase? Read(Cursor cursor) => Written(cursor) ?? Every(cursor) ?? EveryDays(cursor) ?? EveryPart(cursor) ?? Adverb(cursor) ?? Rate(cursor) ?? Alternate(cursor);

    // "FREQ=WEEKLY;BYDAY=FR"
    private static RepeatPhrase? Written(Cursor cursor)
    {
        ref readonly var token = ref cursor.Current;
        if (token.Kind != TokenKind.Rule || RecurrenceRule.Parse(cursor.Utterance.Text.Substring(token.Start, token.Length)) is not { } rule)
            return null;

        cursor.Position++;
        return new RepeatPhrase { Rule = rule };
    }

    /// <summary>"every week", "each month", "every 3rd year", "every other day", "every half hour".</summary>
    public static RepeatPhrase? Every(Cursor cursor)
    {
        var start = cursor.Position;
        if (!TakeEvery(cursor, out var afterCompletion))
            return null;

        // "every month end"
        var behindEvery = cursor.Position;
        if (cursor.Take(Terminal.PeriodEnd, out int ended))
            return Counted((TimeUnit)ended, 1) with { Days = [new DatePhrase.Nth(-1, null, OfWorkdays: false, Period: null)], AfterCompletion = afterCompletion };

        var interval = Interval(cursor, out var isOrdinal);
        if (interval is > 0 and <= LargestInterval && !NamesWeekday(cursor)
            && cursor.Take(Terminal.Unit, out int unit) && !cursor.Peek(Terminal.Half) && !IsQuarterHour(cursor, (TimeUnit)unit))
        {
            // "every 2nd day of the month" counts days of the month.
            var countsDays = isOrdinal && (TimeUnit)unit is TimeUnit.Day or TimeUnit.Workday && cursor.Peek(Terminal.Of);
            countsDays |= interval == 1 && (TimeUnit)unit == TimeUnit.Day && NumbersDay(cursor);
            var alone = interval == 1 && (TimeUnit)unit == TimeUnit.Second;
            if (!countsDays && DistanceGrammar.HalfBehind(cursor))
                return DistanceGrammar.Scaled((TimeUnit)unit, (interval.Value * 4) + 2, 4) is { } half ? OfDistance(half) : null;

            if (!countsDays)
            {
                return Counted((TimeUnit)unit, interval.Value) with
                {
                    AfterCompletion = afterCompletion,
                    Certainty = alone ? Certainty.Fair : Certainty.Sure,
                };
            }
        }

        cursor.Position = behindEvery;
        if (DistanceGrammar.Read(cursor) is { } distance && OfDistance(distance) is { } odd)
            return odd with { AfterCompletion = afterCompletion };

        cursor.Position = start;
        return null;
    }

    // "cada día 15", but not "cada día 15 minutos"
    private static bool NumbersDay(Cursor cursor) =>
        cursor.Culture.DaysAreCardinal && cursor.Current is { Kind: TokenKind.Number, Length: <= 2 } && Surroundings.EndsPhrase(cursor, cursor.Position + 1);

    // "har hafte ke din", every Saturday: the word for a week is one for Saturday, too.
    private static bool NamesWeekday(Cursor cursor) => cursor.Culture.IsHeadFinal && cursor.Peek(Terminal.Weekday);

    // "every quarter hour", "every quarter of an hour"
    private static bool IsQuarterHour(Cursor cursor, TimeUnit unit)
    {
        var start = cursor.Position;
        cursor.Take(Terminal.Of);
        cursor.Take(Terminal.A);
        var isHour = unit == TimeUnit.Quarter && cursor.Take(Terminal.Unit, out int of) && (TimeUnit)of == TimeUnit.Hour;
        cursor.Position = start;
        return isHour;
    }

    /// <summary>So many units: quarters and fortnights become months and weeks.</summary>
    public static RepeatPhrase Counted(TimeUnit unit, int interval) => new() { Unit = unit, Interval = interval };

    private static RepeatPhrase? OfDistance(Distance distance) => distance switch
    {
        { Months: 0, Days: 0, Seconds: 0, Minutes: > 0 } => distance.Minutes % 60 == 0 ? Counted(TimeUnit.Hour, distance.Minutes / 60) : Counted(TimeUnit.Minute, distance.Minutes),
        { Months: 0, Days: > 0, Seconds: 0, Minutes: 0 } when distance.Days % 7 == 0 => Counted(TimeUnit.Week, distance.Days / 7),
        { Months: 0, Days: > 0, Seconds: 0, Minutes: 0 } => Counted(TimeUnit.Day, distance.Days),
        { Months: > 0, Days: 0, Seconds: 0, Minutes: 0 } => Counted(TimeUnit.Month, distance.Months),
        { Months: 0, Days: 0, Seconds: > 0 } => Counted(TimeUnit.Second, distance.Seconds + (distance.Minutes * 60)),
        { Months: 0, Days: > 0, Seconds: 0, Minutes: > 0 } => Counted(TimeUnit.Minute, distance.Minutes + (distance.Days * 24 * 60)),
        _ => null,
    };

    private static bool TakeEvery(Cursor cursor, out bool afterCompletion)
    {
        afterCompletion = false;
        if (!cursor.Take(Terminal.Every))
            return false;

        afterCompletion = cursor.Glued && cursor.TakeSymbol('!');
        cursor.Take(Terminal.Single);
        return true;
    }

    private static int? Interval(Cursor cursor, out bool isOrdinal)
    {
        isOrdinal = false;
        var start = cursor.Position;
        if (cursor.Take(Terminal.Other))
            return 2;

        if (NumberGrammar.Ordinal(cursor) is { } place)
        {
            isOrdinal = true;
            if (place > 1 && (cursor.Peek(Terminal.Unit) || cursor.Peek(Terminal.Weekday) || cursor.Peek(Terminal.Weekdays)))
                return place;

            // "every second" itself is a unit.
            cursor.Position = start;
            isOrdinal = false;
            return place == 2 ? 1 : null;
        }

        return NumberGrammar.Amount(cursor) ?? 1;
    }

    // "every other friday", "every 3rd friday", "every 4th and 10th of the month", "every july 4th", "every january"
    private static RepeatPhrase? EveryDays(Cursor cursor)
    {
        var start = cursor.Position;
        if (!TakeEvery(cursor, out var afterCompletion))
            return null;

        var behindEvery = cursor.Position;
        if (DayListGrammar.Read(cursor, allowMonths: true) is { IsChoice: false } days && IntervalBefore(days) is null)
        {
            AndEvery(cursor, days);
            return OfDays(days) with { AfterCompletion = afterCompletion };
        }

        cursor.Position = behindEvery;
        if (Interval(cursor, out var isOrdinal) is > 0 and <= LargestInterval and var interval
            && DayListGrammar.Read(cursor) is { IsChoice: false, Scope: null } counted && counted.Days.TrueForAll(IsWeekdayOrKind))
            return new RepeatPhrase { Interval = interval, IntervalIsOrdinal = isOrdinal, Days = counted.Days, AfterCompletion = afterCompletion };

        cursor.Position = start;
        return null;
    }

    // "every monday and every thursday"
    private static void AndEvery(Cursor cursor, DayList days)
    {
        for (var behind = cursor.Position; days.Days.Count < MostDays && days.Scope is null && days.Days.TrueForAll(IsWeekdayOrKind); behind = cursor.Position)
        {
            if (cursor.Take(Terminal.And) && cursor.Take(Terminal.Every) && DayListGrammar.Read(cursor) is { Scope: null, IsChoice: false } more && more.Days.TrueForAll(IsWeekdayOrKind))
            {
                days.Days.AddRange(more.Days);
                continue;
            }

            cursor.Position = behind;
            break;
        }
    }

    // "3rd friday" without "of the month" counts Fridays; "first" and "last" cannot.
    private static int? IntervalBefore(DayList days) =>
        days is { IsScoped: false, Scope: null, Days: [DatePhrase.Nth { Ordinal: > 1, Day: not null } nth] } ? nth.Ordinal : null;

    private static bool IsWeekdayOrKind(DatePhrase day) => day is DatePhrase.NamedDay or DatePhrase.Weekends or DatePhrase.Workdays;

    /// <summary>The repetition of days that say themselves how often: "fridays", "first friday of each month".</summary>
    public static RepeatPhrase OfDays(DayList days) =>
        days.Scope is { } scope ? scope with { Days = days.Days } : new RepeatPhrase { Days = days.Days };

    // "every morning", "every other night", "nightly"
    private static RepeatPhrase? EveryPart(Cursor cursor)
    {
        if (cursor.Take(Terminal.Nightly, out Sense nightly))
            return Counted(TimeUnit.Day, 1) with { Part = (DayPart)nightly.Value, Certainty = nightly.Certainty };

        var start = cursor.Position;
        if (TakeEvery(cursor, out var afterCompletion))
        {
            var interval = Interval(cursor, out _) ?? 0;
            cursor.Take(Terminal.Early);
            if (interval is > 0 and <= LargestInterval && cursor.Take(Terminal.Part, out int part))
                return Counted(TimeUnit.Day, interval) with { Part = (DayPart)part, AfterCompletion = afterCompletion };
        }

        cursor.Position = start;
        return null;
    }

    // "daily", "fortnightly"
    private static RepeatPhrase? Adverb(Cursor cursor)
    {
        if (!cursor.Take(Terminal.RepeatAdverb, out Sense adverb))
            return null;

        var afterCompletion = cursor.Glued && cursor.Current.Is('!') && cursor.TakeSymbol('!');
        return Counted((TimeUnit)(adverb.Value / 16), adverb.Value % 16) with { Certainty = adverb.Certainty, AfterCompletion = afterCompletion };
    }

    // "alternate fridays", "alternate weeks"
    private static RepeatPhrase? Alternate(Cursor cursor)
    {
        var start = cursor.Position;
        if (cursor.Take(Terminal.Alternate))
        {
            if (cursor.Take(Terminal.Unit, out int unit))
                return Counted((TimeUnit)unit, 2);

            if (DayListGrammar.Read(cursor) is { IsChoice: false, Scope: null } days && days.Days.TrueForAll(IsWeekdayOrKind))
                return new RepeatPhrase { Interval = 2, Days = days.Days };
        }

        cursor.Position = start;
        return null;
    }

    // "once a week", "once every 3 days"
    private static RepeatPhrase? Rate(Cursor cursor)
    {
        var start = cursor.Position;

        // "hafte mein ek baar"
        if (cursor.Culture.IsHeadFinal && cursor.Take(Terminal.Unit, out int period) && cursor.Take(Terminal.OnAfter)
            && cursor.Take(Terminal.Once, out int once) && once == 1)
            return Counted((TimeUnit)period, 1);

        cursor.Position = start;
        if (cursor.Take(Terminal.Once, out int times) && times != 1)
        {
            // "twice a year"; within a month or a week no rule says which days.
            if ((cursor.Take(Terminal.Per) || cursor.Take(Terminal.A)) && cursor.Take(Terminal.Unit, out int year) && (TimeUnit)year == TimeUnit.Year)
                return Counted(TimeUnit.Month, 12 / times);
        }
        else if (times == 1)
        {
            if (Every(cursor) is { } every)
                return every;

            if ((cursor.Take(Terminal.Per) || cursor.Take(Terminal.A)) && cursor.Take(Terminal.Unit, out int unit))
                return Counted((TimeUnit)unit, 1);
        }

        cursor.Position = start;
        return null;
    }
}
