using System.Globalization;
using System.Text.RegularExpressions;
using TodoChatbot.Contracts.Tasks;

namespace TodoChatbot.Frontend.Tasks.Reminders;

/// <summary>When a reminder is due: the TRIGGER of an RFC 5545 alarm, <c>-PT30M</c>, <c>-P1D</c> or <c>2026-11-24T09:00</c>.</summary>
internal static partial class ReminderTrigger
{
    private const string Minute = "yyyy-MM-dd'T'HH:mm";
    private const string Day = "yyyy-MM-dd";

    /// <summary>The local moment of the reminder; null for a trigger that cannot be read.</summary>
    /// <param name="trigger">The trigger.</param>
    /// <param name="due">When the task is due, if it is.</param>
    /// <param name="morning">What counts as the moment of a whole day.</param>
    public static DateTime? LocalMomentOf(string trigger, Due? due, TimeOnly morning) =>
        Parse(trigger, Minute) is { } moment ? moment
        : Parse(trigger, Day) is { } day ? day + morning.ToTimeSpan()
        : due is not null && Duration().Match(trigger) is { Success: true } before ? Before(due.Date.ToDateTime(due.Time ?? morning), before)
        : null;

    private static DateTime? Parse(string text, string format) =>
        DateTime.TryParseExact(text, format, CultureInfo.InvariantCulture, DateTimeStyles.None, out var moment) ? moment : null;

    private static DateTime Before(DateTime due, Match duration) => due
        .AddYears(-Number(duration, "years")).AddMonths(-Number(duration, "months"))
        .AddDays((-7 * Number(duration, "weeks")) - Number(duration, "days"))
        .AddHours(-Number(duration, "hours")).AddMinutes(-Number(duration, "minutes")).AddSeconds(-Number(duration, "seconds"));

    private static int Number(Match match, string group) =>
        int.TryParse(match.Groups[group].ValueSpan, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : 0;

    [GeneratedRegex(@"^-?P(?:(?<years>\d{1,2})Y)?(?:(?<months>\d{1,3})M)?(?:(?<weeks>\d{1,4})W)?(?:(?<days>\d{1,4})D)?(?:T(?:(?<hours>\d{1,5})H)?(?:(?<minutes>\d{1,6})M)?(?:(?<seconds>\d{1,7})S)?)?$")]
    private static partial Regex Duration();
}
