using NodaTime;
using TodoChatbot.Language.Vocabularies;

namespace TodoChatbot.Language.Phrases;

/// <summary>
/// A day as people name it, before the policy decides which day it is. A closed set: the nested records are all there are.
/// </summary>
internal abstract record DatePhrase
{
    private DatePhrase()
    {
    }

    /// <summary>How sure the words are to mean a day.</summary>
    public Certainty Certainty { get; init; } = Certainty.Sure;

    /// <summary>"2026-11-24": nothing to decide.</summary>
    public sealed record Exact(LocalDate Date) : DatePhrase;

    /// <summary>"24 november".</summary>
    /// <param name="Month">1 is January.</param>
    /// <param name="Day">The day of the month.</param>
    /// <param name="Years">Calendar years from this one when the text says them, as in "next year".</param>
    public sealed record MonthDay(int Month, int Day, int? Years = null) : DatePhrase;

    /// <summary>"11/10" and "11/10/2026": which number is the month depends on the locale.</summary>
    /// <param name="First">The number written first.</param>
    /// <param name="Second">The number written second.</param>
    /// <param name="Year">The year, if said.</param>
    /// <param name="IsPointed">True for "9.3.27", which is a date only where the day comes first.</param>
    public sealed record Numeric(int First, int Second, int? Year, bool IsPointed = false) : DatePhrase;

    /// <summary>"the 3rd"; negative from the end of the month.</summary>
    /// <param name="Day">The day of the month.</param>
    /// <param name="On">The weekday that it must be, too.</param>
    /// <param name="IsLoose">True for "tuesday 6", which is a day only when both agree soon.</param>
    public sealed record DayOfMonth(int Day, IsoDayOfWeek On = IsoDayOfWeek.None, bool IsLoose = false) : DatePhrase;

    /// <summary>"friday", "next friday", "friday in two weeks".</summary>
    /// <param name="Day">Which weekday.</param>
    /// <param name="Which">Bare, this, next or last.</param>
    /// <param name="Weeks">Weeks to go on from there.</param>
    public sealed record NamedDay(IsoDayOfWeek Day, Which Which, int Weeks = 0) : DatePhrase;

    /// <summary>"tomorrow".</summary>
    public sealed record Relative(int Days) : DatePhrase;

    /// <summary>"in 3 days", "2 weeks ago", "a week from friday".</summary>
    /// <param name="Amount">How far; negative into the past.</param>
    /// <param name="From">From where; null for now.</param>
    public sealed record Offset(Distance Amount, DatePhrase? From) : DatePhrase;

    /// <summary>"in 3 working days", "2 business days before christmas", "next workday".</summary>
    /// <param name="Days">How many Mondays to Fridays; negative into the past.</param>
    /// <param name="From">From where; null for today.</param>
    public sealed record WorkdaysAway(int Days, DatePhrase? From = null) : DatePhrase;

    /// <summary>"the second friday of march", "last workday of the month", "40th day of 2020".</summary>
    /// <param name="Ordinal">1 for the first, -1 for the last.</param>
    /// <param name="Day">The weekday to count; null to count days.</param>
    /// <param name="OfWorkdays">True to count Mondays to Fridays.</param>
    /// <param name="Period">Where to count; null when a repetition says it.</param>
    public sealed record Nth(int Ordinal, IsoDayOfWeek? Day, bool OfWorkdays, PeriodPhrase? Period) : DatePhrase;

    /// <summary>"end of the month", "mid march", "next week" (its beginning).</summary>
    public sealed record Edge(PeriodEdge At, PeriodPhrase Period) : DatePhrase;

    /// <summary>"in march", as a limit of a repetition or its first day.</summary>
    public sealed record WholeMonth(PeriodPhrase.NamedMonth Period) : DatePhrase;

    /// <summary>"christmas", "easter 2027".</summary>
    public sealed record Feast(Holiday Holiday, int? Year, int? Years = null) : DatePhrase;

    /// <summary>"the friday after christmas", "the monday before the 15th".</summary>
    public sealed record WeekdayBeside(IsoDayOfWeek Day, int Direction, DatePhrase Anchor) : DatePhrase;

    /// <summary>"2 weeks after christmas on friday": the weekday in the week of that day.</summary>
    public sealed record WeekdayOf(IsoDayOfWeek Day, DatePhrase Week) : DatePhrase;

    /// <summary>"weekends".</summary>
    public sealed record Weekends : DatePhrase;

    /// <summary>"weekdays".</summary>
    public sealed record Workdays : DatePhrase;
}
