using NodaTime;
using TodoChatbot.Language.Phrases;
using TodoChatbot.Language.Vocabularies;

namespace TodoChatbot.Language.Resolution;

/// <summary>Applies the policy to a time of day.</summary>
internal static class TimeResolver
{
    // An hour without am or pm is an hour of the day, not of the night.
    private const int FirstHour = 7;
    private const int LastHour = 18;

    /// <summary>The time meant, and the days by which it is later than the day it was said of ("tonight at 1").</summary>
    public static (LocalTime Time, int Days) Resolve(ClockPhrase clock, DayPart? part, Policy policy)
    {
        if (clock.Shift != 0)
        {
            var (time, days) = Resolve(clock with { Shift = 0 }, part, policy);
            var shifted = (policy.Today + time).PlusMinutes(clock.Shift);
            return (shifted.TimeOfDay, days + Period.DaysBetween(policy.Today, shifted.Date));
        }

        var said = clock.Part ?? part;
        switch (clock.Kind)
        {
            case ClockKind.Noon:
                policy.Apply(PolicyRule.PartOfDay);
                return (policy.Hours.Noon, 0);

            case ClockKind.Midnight:
                policy.Apply(PolicyRule.Midnight);
                return (LocalTime.Midnight, said is DayPart.Night or DayPart.Evening ? 1 : 0);

            case ClockKind.Now:
                policy.Apply(PolicyRule.ExplicitTime);
                return (new LocalTime(policy.Now.Hour, policy.Now.Minute), 0);

            case ClockKind.Part:
                policy.Apply(PolicyRule.PartOfDay);
                return (policy.TimeOf(clock.Part ?? DayPart.Morning), 0);

            case ClockKind.Fixed:
                policy.Apply(PolicyRule.ExplicitTime);
                return (new LocalTime(clock.Hour, clock.Minute), said == DayPart.Night && clock.Hour < 5 ? 1 : 0);

            default:
                return said is { } half ? InPart(clock, half, policy) : (WithoutHalf(clock, policy), 0);
        }
    }

    /// <summary>The end of a range, in the half of the day that makes it later than the start.</summary>
    public static LocalTime ResolveEnd(ClockPhrase clock, LocalTime start, Policy policy)
    {
        if (clock.Kind != ClockKind.Bare || clock.Part is not null)
            return Resolve(clock, null, policy).Time;

        var early = new LocalTime(clock.Hour % 12, clock.Minute);
        return early > start ? early : early.PlusHours(12);
    }

    /// <summary>The start of a range whose end says the half of the day: "3-4pm", "11-1pm", "3 to 4 in the afternoon".</summary>
    public static ClockPhrase LikeEnd(ClockPhrase start, ClockPhrase end, Policy policy)
    {
        var isDecided = end.Part is not null || end.Kind is ClockKind.Fixed or ClockKind.Noon;
        if (start.Kind != ClockKind.Bare || start.Part is not null || !isDecided)
            return start;

        var early = start.Hour % 12;
        var late = new LocalTime(early + 12, start.Minute);
        return start with { Hour = late < Resolve(end, null, policy).Time ? late.Hour : early, Kind = ClockKind.Fixed };
    }

    private static LocalTime WithoutHalf(ClockPhrase clock, Policy policy)
    {
        var early = clock.Hour % 12;
        var inDay = early is >= FirstHour and <= LastHour ? early : early + 12;
        var usual = new LocalTime(inDay, clock.Minute);
        return policy.Choose(PolicyRule.HourWithoutHalf, usual, usual.PlusHours(12));
    }

    private static (LocalTime Time, int Days) InPart(ClockPhrase clock, DayPart part, Policy policy)
    {
        policy.Apply(PolicyRule.PartOfDay);
        var early = clock.Hour % 12;
        return part switch
        {
            DayPart.Morning => (new LocalTime(early, clock.Minute), 0),
            DayPart.Night when early < 5 => (new LocalTime(early, clock.Minute), 1),
            DayPart.Noon when early is 11 => (new LocalTime(early, clock.Minute), 0),
            _ => (new LocalTime(early + 12, clock.Minute), 0),
        };
    }
}
