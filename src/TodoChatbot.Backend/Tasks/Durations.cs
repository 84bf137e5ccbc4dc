using NodaTime;
using NodaTime.Extensions;
using NodaTime.Text;

namespace TodoChatbot.Backend.Tasks;

/// <summary>How long a task takes, as DURATION of RFC 5545: <c>PT1H30M</c>, in whole minutes, up to a day.</summary>
internal static class Durations
{
    private const int Day = 24 * 60;

    /// <summary>Minutes of a duration.</summary>
    /// <returns>False for what is none, or longer than a day.</returns>
    public static bool TryRead(string text, out int minutes)
    {
        minutes = 0;
        if (!PeriodPattern.NormalizingIso.Parse(text).TryGetValue(Period.Zero, out var period) || period.HasDateComponent
            || period is not { Hours: >= 0 and <= 24, Minutes: >= 0 and <= Day, Seconds: 0, Milliseconds: 0, Ticks: 0, Nanoseconds: 0 })
        {
            return false;
        }

        minutes = (int)((period.Hours * 60) + period.Minutes);
        return minutes is > 0 and <= Day;
    }

    public static string Write(int minutes) => PeriodPattern.NormalizingIso.Format(Period.FromMinutes(minutes).Normalize());

    /// <summary>The minutes from one time to another; to the next day when that is earlier or the same.</summary>
    public static int Between(LocalTime start, LocalTime end)
    {
        var minutes = (int)Period.Between(start, end, PeriodUnits.Minutes).Minutes;
        return minutes > 0 ? minutes : minutes + Day;
    }

    /// <summary>The time of day at which something ends.</summary>
    public static LocalTime? End(TimeOnly? start, int? minutes) =>
        start is { } from && minutes is { } length ? from.ToLocalTime().PlusMinutes(length) : null;
}
