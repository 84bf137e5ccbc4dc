using NodaTime;
using TodoChatbot.Language.Vocabularies;

namespace TodoChatbot.Language.Phrases;

/// <summary>A length of time as people say it; months and days keep their calendar meaning.</summary>
internal readonly record struct Distance(int Months, int Days, int Minutes, int Seconds)
{
    // Longer ones are no plans but jokes, and would leave the calendar.
    private const int LongestMonths = 12 * 500;
    private const int LongestDays = 366 * 500;
    private const int LongestMinutes = 60 * 24 * 366;

    /// <summary>True when it says hours, minutes or seconds, so that it leads to a moment and not to a day.</summary>
    public bool HasTime => Minutes != 0 || Seconds != 0;

    public bool IsZero => this == default;

    public bool IsSane => Months <= LongestMonths && Days <= LongestDays && Minutes <= LongestMinutes && Seconds <= LongestMinutes;

    public static Distance operator +(Distance left, Distance right) =>
        new(left.Months + right.Months, left.Days + right.Days, left.Minutes + right.Minutes, left.Seconds + right.Seconds);

    public static Distance operator -(Distance distance) => new(-distance.Months, -distance.Days, -distance.Minutes, -distance.Seconds);

    /// <summary>So many of a unit.</summary>
    public static Distance? Of(TimeUnit unit, int amount) => unit switch
    {
        _ when amount is < 0 or > 100_000 => null,
        TimeUnit.Second => new Distance(0, 0, 0, amount),
        TimeUnit.Minute => new Distance(0, 0, amount, 0),
        TimeUnit.Hour => new Distance(0, 0, amount * 60, 0),
        TimeUnit.Day => new Distance(0, amount, 0, 0),
        TimeUnit.Week or TimeUnit.Weekend => new Distance(0, amount * 7, 0, 0),
        TimeUnit.Fortnight => new Distance(0, amount * 14, 0, 0),
        TimeUnit.Month => new Distance(amount, 0, 0, 0),
        TimeUnit.Quarter => new Distance(amount * 3, 0, 0, 0),
        TimeUnit.Year => new Distance(amount * 12, 0, 0, 0),
        _ => null,
    };

    /// <summary>The day so much later, keeping to the end of short months.</summary>
    public LocalDate AddTo(LocalDate date) => date.PlusMonths(Months).PlusDays(Days);

    /// <summary>The moment so much later.</summary>
    public LocalDateTime AddTo(LocalDateTime moment) =>
        moment.PlusMonths(Months).PlusDays(Days).PlusMinutes(Minutes).PlusSeconds(Seconds);

    /// <summary>The same length in the units that people would use for it.</summary>
    public Period ToPeriod()
    {
        var weeks = Days % 7 == 0 ? Days / 7 : 0;
        return new PeriodBuilder
        {
            Years = Months / 12,
            Months = Months % 12,
            Weeks = weeks,
            Days = weeks == 0 ? Days : 0,
            Hours = Minutes / 60,
            Minutes = Minutes % 60,
            Seconds = Seconds,
        }.Build();
    }
}
