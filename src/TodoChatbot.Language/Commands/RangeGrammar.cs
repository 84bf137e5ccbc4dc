using NodaTime;
using TodoChatbot.Language.Grammar;
using TodoChatbot.Language.Grammar.Clocks;
using TodoChatbot.Language.Grammar.Dates;
using TodoChatbot.Language.Phrases;
using TodoChatbot.Language.Resolution;
using TodoChatbot.Language.Tokens;
using TodoChatbot.Language.Vocabularies;

namespace TodoChatbot.Language.Commands;

/// <summary>
/// Stretches of days by which tasks are asked for. Here "next week" is all seven days of it, where a task "next week" is due on its
/// Monday.
/// </summary>
internal static class RangeGrammar
{
    private static readonly LocalTime EndOfDay = new(23, 59);

    /// <summary>"this week", "before friday", "between monday and thursday", "tomorrow morning", "in the next 3 days".</summary>
    public static DayRange? Read(Cursor cursor, SpeechContext context)
    {
        var start = cursor.Position;
        var policy = new Policy(context);
        if ((Ahead(cursor, policy) ?? Between(cursor, policy) ?? Part(cursor) ?? Led(cursor, policy) ?? Days(cursor, policy) ?? Times(cursor, policy)) is { } range
            && Surroundings.StartsClean(cursor, start))
        {
            // "tomorrow's tasks"
            if (cursor.Current.Kind == TokenKind.Possessive)
                cursor.Position++;

            if (Surroundings.EndsClean(cursor, cursor.Position))
                return range;
        }

        cursor.Position = start;
        return null;
    }

    /// <summary>The hours of a part of the day.</summary>
    public static (LocalTime From, LocalTime To) HoursOf(DayPart part) => part switch
    {
        DayPart.Morning => (new LocalTime(5, 0), new LocalTime(11, 59)),
        DayPart.Noon => (new LocalTime(11, 0), new LocalTime(13, 59)),
        DayPart.Afternoon => (new LocalTime(12, 0), new LocalTime(16, 59)),
        DayPart.Evening => (new LocalTime(17, 0), new LocalTime(20, 59)),
        _ => (new LocalTime(18, 0), EndOfDay),
    };

    // "in the next 3 days", "the next two weeks", "the last 7 days", "within 3 days"
    private static DayRange? Ahead(Cursor cursor, Policy policy)
    {
        var start = cursor.Position;
        cursor.TakeAny([Terminal.In, Terminal.For, Terminal.From], out var lead);
        var led = cursor.Position > start;
        cursor.Take(Terminal.The);
        var next = cursor.Take(Terminal.Next) || cursor.Take(Terminal.Coming) || cursor.Take(Terminal.Following);
        var past = !next && (cursor.Take(Terminal.Last) || cursor.Take(Terminal.Previous));
        if (cursor.Current.Lexeme.Has(Terminal.A) || (!next && !past && !(led && lead == Terminal.In)))
        {
            cursor.Position = start;
            return null;
        }

        if (DistanceGrammar.Read(cursor) is { HasTime: false } distance && cursor.Position - start > 1)
        {
            return past
                ? new DayRange((-distance).AddTo(policy.Today), policy.Today)
                : new DayRange(policy.Today, distance.AddTo(policy.Today));
        }

        cursor.Position = start;
        return null;
    }

    // "between monday and thursday", "from monday to friday", "mon-fri"
    private static DayRange? Between(Cursor cursor, Policy policy)
    {
        var start = cursor.Position;
        var isBetween = cursor.Take(Terminal.Between);
        var led = isBetween || cursor.Take(Terminal.From);
        if (!led)
            cursor.Take(Terminal.On);

        // "saturday and sunday" follow each other, "monday and friday" are two days.
        if (DayListGrammar.Read(cursor) is { IsPlural: false, Scope: null, Days: [var first, .., var last] } list
            && DateResolver.Resolve(first, policy, StartFor(first, policy.Today)) is { Date: var begin }
            && DateResolver.Resolve(last, policy, StartFor(last, begin)) is { Date: var end } && end >= begin
            && (isBetween || list.IsRange || end == begin.PlusDays(1)))
            return new DayRange(begin, end);

        cursor.Position = led ? start + 1 : start;
        if (Interval(cursor, policy, policy.Today, isBound: true) is { } from
            && (cursor.Take(Terminal.And) || cursor.Take(Terminal.To) || cursor.Take(Terminal.Until) || cursor.Take(Terminal.Through) || cursor.TakeDash())
            && Interval(cursor, policy, from.Start, isBound: true) is { } to && to.End >= from.Start && (led || !cursor.At(cursor.Position - 2).Lexeme.Has(Terminal.And)))
            return new DayRange(from.Start, to.End);

        cursor.Position = start;
        return null;
    }

    // "before friday", "after tomorrow", "until the end of the month", "since monday", "by 5pm"
    private static DayRange? Led(Cursor cursor, Policy policy)
    {
        var start = cursor.Position;
        var isOn = cursor.Take(Terminal.By, out int dueOn) && dueOn == 1;
        cursor.Position = start;
        if (cursor.TakeAny([Terminal.Before, Terminal.By, Terminal.Until, Terminal.After, Terminal.Starting, Terminal.From], out var lead))
        {
            cursor.Take(Terminal.On);
            if (Interval(cursor, policy, policy.Today) is { } interval)
            {
                switch (lead)
                {
                    case Terminal.Before:
                        return new DayRange(null, interval.Start.PlusDays(-1));
                    case Terminal.After:
                        return new DayRange(interval.End.PlusDays(1), null);
                    case Terminal.From when interval.End < policy.Today || interval.Length > 1:
                        return new DayRange(interval.Start, interval.End);
                    case Terminal.Starting or Terminal.From:
                        return new DayRange(interval.Start, null);
                    case Terminal.Until:
                        return new DayRange(null, interval.End);
                    default:
                        // "due friday" is on it, "by friday" up to it.
                        return WithPart(cursor, isOn ? new DayRange(interval.Start, interval.End) : new DayRange(null, interval.End));
                }
            }

            if (ClockGrammar.Read(cursor, allowBare: true) is { } clock)
            {
                var time = TimeResolver.Resolve(clock, null, policy).Time;
                return lead is Terminal.After or Terminal.Starting or Terminal.From
                    ? new DayRange(null, null, time)
                    : new DayRange(null, null, null, time);
            }
        }

        cursor.Position = start;
        return null;
    }

    // "today", "on monday", "this week", "tomorrow morning", "tonight", "in march"
    private static DayRange? Days(Cursor cursor, Policy policy)
    {
        var start = cursor.Position;
        var led = cursor.TakeAny([Terminal.On, Terminal.In, Terminal.For, Terminal.At, Terminal.Of], out _);
        if (Interval(cursor, policy, policy.Today, allowMonth: led) is { } interval)
            return WithPart(cursor, new DayRange(interval.Start, interval.End));

        if (cursor.Take(Terminal.Tonight, out int tonight))
        {
            var (from, to) = HoursOf((DayPart)tonight);
            return new DayRange(policy.Today, policy.Today, from, to);
        }

        cursor.Position = start;
        if (cursor.Take(Terminal.This) && cursor.Take(Terminal.Part, out int part))
        {
            var (from, to) = HoursOf((DayPart)part);
            return new DayRange(policy.Today, policy.Today, from, to);
        }

        cursor.Position = start;
        return null;
    }

    // "in the morning", and "morning" of "my morning meetings"
    private static DayRange? Part(Cursor cursor)
    {
        var start = cursor.Position;
        cursor.Take(Terminal.PartLead);
        cursor.Take(Terminal.Early);

        // "de mañana" is tomorrow, "por la mañana" the morning.
        var isDay = cursor.Peek(Terminal.RelativeDay) && !cursor.At(cursor.Position - 1).Lexeme.Has(Terminal.The);
        if (!isDay && cursor.Take(Terminal.Part, out int part) && (DayPart)part != DayPart.Midnight)
        {
            var (from, to) = HoursOf((DayPart)part);
            return new DayRange(null, null, from, to);
        }

        cursor.Position = start;
        return null;
    }

    // "at 5pm"
    private static DayRange? Times(Cursor cursor, Policy policy)
    {
        var start = cursor.Position;
        var at = cursor.Take(Terminal.At);
        if (ClockGrammar.Read(cursor, allowBare: at) is { } clock)
        {
            var time = TimeResolver.Resolve(clock, null, policy).Time;
            return new DayRange(null, null, time, time);
        }

        cursor.Position = start;
        return null;
    }

    private static DayRange WithPart(Cursor cursor, DayRange days)
    {
        var start = cursor.Position;
        cursor.Take(Terminal.PartLead);
        if (cursor.Take(Terminal.Part, out int part) && (DayPart)part != DayPart.Midnight)
        {
            var (from, to) = HoursOf((DayPart)part);
            return days with { TimeFrom = from, TimeTo = to };
        }

        cursor.Position = start;
        return days;
    }

    /// <summary>The days from the first of one phrase to the last of another: "monday" and "friday"; null when one of them is something else.</summary>
    public static DayRange? Read(Cursor first, Cursor last, SpeechContext context)
    {
        var policy = new Policy(context);
        return Interval(first, policy, policy.Today, isBound: true) is { } from && first.AtEnd
            && Interval(last, policy, from.Start, isBound: true) is { } to && last.AtEnd
            ? new DayRange(from.Start, to.End)
            : null;
    }

    // As one end of a range, a weekday may be the day itself from which it is looked for.
    private static LocalDate StartFor(DatePhrase date, LocalDate from) => date is DatePhrase.NamedDay { Which: Which.Bare } ? from.PlusDays(-1) : from;

    /// <summary>The days that a name covers.</summary>
    private static DateInterval? Interval(Cursor cursor, Policy policy, LocalDate from, bool allowMonth = true, bool isBound = false)
    {
        var start = cursor.Position;
        if (DateGrammar.Read(cursor, allowMonth) is not { } date)
            return null;

        switch (date)
        {
            case DatePhrase.Edge { At: PeriodEdge.Whole } whole:
                return PeriodResolver.Resolve(whole.Period, policy.Today, policy.Context.WeekStart);
            case DatePhrase.WholeMonth month:
                return PeriodResolver.Resolve(month.Period, policy.Today);
            case DatePhrase.NamedDay { Which: Which.Bare } when date.Certainty == Certainty.Weak && !Surroundings.EndsPhrase(cursor, cursor.Position):
                cursor.Position = start;
                return null;
            default:
                if (DateResolver.Resolve(date, policy, isBound ? StartFor(date, from) : from) is { Date: var day })
                    return new DateInterval(day, day);

                cursor.Position = start;
                return null;
        }
    }
}
