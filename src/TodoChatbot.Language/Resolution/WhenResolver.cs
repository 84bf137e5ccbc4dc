using NodaTime;
using TodoChatbot.Language.Phrases;
using TodoChatbot.Language.Readings;

namespace TodoChatbot.Language.Resolution;

/// <summary>Decides what a phrase about time means.</summary>
internal static class WhenResolver
{
    // Days within which a weekday and a day of the month belong together.
    private const int FarthestNumberedWeekday = 35;
    private const int LastHour = 23;

    /// <summary>The meaning; null when the words fit together to none.</summary>
    public static WhenMeaning? Resolve(WhenPhrase phrase, Policy policy)
    {
        if (phrase.IsImpossible)
            return null;

        var local = phrase.Zone is { } zone ? policy.In(zone) : policy;
        if (Decided(phrase, local) is not { } decided)
            return null;

        phrase = decided;
        if (phrase.MayBeOnce && local.Choose(PolicyRule.SpanOfWeekdays, usual: true, other: false))
            phrase = phrase.Once(phrase.Repeat!.Days);

        var meaning = phrase.Repeat is { } repeat
            ? RepeatResolver.Resolve(phrase, repeat, local)
            : Once(phrase, local);
        if (!ReferenceEquals(local, policy))
            policy.Learn(local);

        return meaning;
    }

    // "tuesday 15" is the 15th when that is a Tuesday soon; otherwise the number is an hour, or unknown.
    private static WhenPhrase? Decided(WhenPhrase phrase, Policy policy)
    {
        if (phrase.Date is not DatePhrase.DayOfMonth { IsLoose: true } day
            || (DateResolver.Resolve(day, new Policy(policy.Context)) is { Date: var date } && Period.DaysBetween(policy.Today, date) <= FarthestNumberedWeekday))
            return phrase;

        return phrase is { HasClock: false, Part: null } && day.Day <= LastHour
            ? phrase.On(new DatePhrase.NamedDay(day.On, Which.Bare), new ClockPhrase(day.Day, 0, day.Day > 12 ? ClockKind.Fixed : ClockKind.Bare))
            : null;
    }

    private static WhenMeaning? Once(WhenPhrase phrase, Policy policy)
    {
        // "from september to november" is no day, nor is "since 2010".
        if (phrase.IsSpanOfDays || phrase.IsSeveralTimes || phrase.Start is DatePhrase.Edge { Period: PeriodPhrase.WholeYear } || (phrase.Start is not null && phrase.Date is not null) || EndsBeforeItBegins(phrase, policy))
            return null;

        var date = phrase.Date ?? phrase.Start ?? phrase.End;

        // "this time next week" is a week from now.
        if (phrase.Clocks is [{ Kind: ClockKind.Now }] && date is DatePhrase.Edge { At: PeriodEdge.Whole, Period: PeriodPhrase.Relative { Offset: > 0 } later }
            && Distance.Of(later.Unit, later.Offset) is { } away)
            date = new DatePhrase.Offset(away, null);

        if (date is null)
            return phrase.HasClock || phrase.Part is not null || phrase.IsEndOfDay ? Today(phrase, policy) : null;

        if (DateResolver.Resolve(date, policy) is not { } moment)
            return null;

        if (moment.Time is not null && (phrase.HasClock || phrase.Part is not null))
            return null;

        if (TimeOf(phrase, policy) is not { } time)
            return new WhenMeaning(new Due(moment.Date, moment.Time, Zone: phrase.Zone), null);

        return new WhenMeaning(new Due(moment.Date.PlusDays(time.Days), time.Start, time.End, phrase.Zone), null);
    }

    private static bool EndsBeforeItBegins(WhenPhrase phrase, Policy policy) =>
        phrase.End is { } end && (phrase.Date ?? phrase.Start) is { } start
        && DateResolver.Resolve(start, policy) is { Date: var first } && DateResolver.Resolve(end, policy, first) is { Date: var last } && last < first;

    // A time without a day is today if still ahead, else tomorrow.
    private static WhenMeaning? Today(WhenPhrase phrase, Policy policy)
    {
        if (TimeOf(phrase, policy) is not { } time)
        {
            policy.Apply(PolicyRule.EndOfDay);
            return new WhenMeaning(new Due(policy.Today, Zone: phrase.Zone), null);
        }

        policy.Apply(PolicyRule.BareTime);
        var isAhead = policy.Today + time.Start > policy.Now;
        return new WhenMeaning(new Due(isAhead ? policy.Today : policy.Today.PlusDays(1), time.Start, time.End, phrase.Zone), null);
    }

    private static (LocalTime Start, LocalTime? End, int Days)? TimeOf(WhenPhrase phrase, Policy policy)
    {
        if (phrase.Clocks is [var clock, ..])
        {
            if (phrase.ClockEnd is { } last)
                clock = TimeResolver.LikeEnd(clock, last, policy);

            var (start, days) = TimeResolver.Resolve(clock, phrase.Part, policy);

            // "midnight today" ends the day: the one that began it has passed.
            if (clock.Kind == ClockKind.Midnight && phrase.Date is DatePhrase.Relative { Days: 0 })
                days = 1;

            var end = phrase.ClockEnd is { } until ? TimeResolver.ResolveEnd(until, start, policy)
                : phrase.Length is { } length ? start.PlusMinutes(length.Minutes).PlusSeconds(length.Seconds)
                : (LocalTime?)null;
            return (start, end, days);
        }

        if (phrase.Part is not { } part)
            return null;

        policy.Apply(PolicyRule.PartOfDay);

        // "tonight" late in the night leaves the day alone: its hour has passed.
        var time = policy.TimeOf(part);
        var isOver = phrase.Date is DatePhrase.Relative { Days: 0 } && policy.Today + time <= policy.Now;
        return isOver ? null : (time, phrase.Length is { } lasts ? time.PlusMinutes(lasts.Minutes).PlusSeconds(lasts.Seconds) : null, 0);
    }
}
