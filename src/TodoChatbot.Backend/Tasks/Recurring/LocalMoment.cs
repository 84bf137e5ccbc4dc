using NodaTime;
using NodaTime.Extensions;
using NodaTime.Text;

namespace TodoChatbot.Backend.Tasks.Recurring;

/// <summary>A local day, or a moment of one. As text: <c>2026-11-24</c> or <c>2026-11-24T17:00</c>.</summary>
internal readonly record struct LocalMoment(DateOnly Date, TimeOnly? Time = null)
{
    private static readonly LocalDatePattern Day = LocalDatePattern.Iso;

    private static readonly LocalDateTimePattern Minute = LocalDateTimePattern.CreateWithInvariantCulture("uuuu'-'MM'-'dd'T'HH':'mm");

    /// <summary>The start of the day for a whole day.</summary>
    public LocalDateTime Beginning => Date.ToLocalDate() + (Time ?? TimeOnly.MinValue).ToLocalTime();

    public static LocalMoment Parse(string text) =>
        TryParse(text, out var moment) ? moment : throw new FormatException($"“{text}” is no local date or moment.");

    public static bool TryParse(string text, out LocalMoment moment)
    {
        // NodaTime reads years before the first, too.
        if (Day.Parse(text) is { Success: true, Value: { Year: > 0 } day })
        {
            moment = new LocalMoment(day.ToDateOnly());
            return true;
        }

        if (Minute.Parse(text) is { Success: true, Value: { Year: > 0 } minute })
        {
            moment = new LocalMoment(minute.Date.ToDateOnly(), minute.TimeOfDay.ToTimeOnly());
            return true;
        }

        moment = default;
        return false;
    }

    /// <summary>The same moment by the clock of another zone. A whole day is the same day everywhere; so is a moment at the very ends of the calendar.</summary>
    public LocalMoment InZone(DateTimeZone from, DateTimeZone to)
    {
        if (Time is null || from.Id == to.Id)
        {
            return this;
        }

        try
        {
            var there = Beginning.InZoneLeniently(from).WithZone(to).LocalDateTime;
            return there.Year > 0 ? new LocalMoment(there.Date.ToDateOnly(), there.TimeOfDay.ToTimeOnly()) : this;
        }
        catch (OverflowException)
        {
            return this;
        }
    }

    /// <summary>True when it follows the other; a whole day is followed only by later days.</summary>
    public bool IsAfter(LocalMoment other) => Date > other.Date || (Date == other.Date && Time > other.Time);

    /// <summary>True when the clock is past it; a whole day passes with its end.</summary>
    public bool HasPassed(LocalDateTime now) => Time is null ? Date.ToLocalDate() < now.Date : Beginning <= now;

    public override string ToString() => Time is null ? Day.Format(Date.ToLocalDate()) : Minute.Format(Beginning);
}
