using NodaTime;

namespace TodoChatbot.Language.Readings;

/// <summary>When something is to be done: a day, or a moment of a day.</summary>
/// <param name="Date">The local date.</param>
/// <param name="Time">The local time; null for the whole day.</param>
/// <param name="Until">The end of a range such as "from 3 to 4pm"; null when none was said.</param>
/// <param name="Zone">The zone the text names ("9am New York time"); null for the speaker's own. Date and time are local to it.</param>
public sealed record Due(LocalDate Date, LocalTime? Time = null, LocalTime? Until = null, DateTimeZone? Zone = null)
{
    /// <summary>The same moment by the clock of the speaker's zone; a whole day stays the day it is.</summary>
    public Due ByClockOf(DateTimeZone speaker)
    {
        if (Zone is not { } zone || Time is not { } time)
            return this with { Zone = null };

        var own = (Date + time).InZoneLeniently(zone).WithZone(speaker).LocalDateTime;
        return new Due(own.Date, own.TimeOfDay, Until is { } until ? own.TimeOfDay + Period.Between(time, until) : null);
    }
}
