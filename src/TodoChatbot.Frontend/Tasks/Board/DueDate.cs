using System.Globalization;
using TodoChatbot.Contracts.Accounts;
using TodoChatbot.Contracts.Tasks;
using TodoChatbot.Frontend.Backend;

namespace TodoChatbot.Frontend.Tasks.Board;

/// <summary>When a task is due, and how that stands to now.</summary>
/// <param name="Date">The local date.</param>
/// <param name="Time">The local time; null for the whole day.</param>
/// <param name="TimeZone">The IANA time zone that both are local to; null for the person's own.</param>
/// <param name="Text">The moment in words, as the backend says it.</param>
public sealed record DueDate(DateOnly Date, TimeOnly? Time = null, string? TimeZone = null, string? Text = null)
{
    private const string TimeWord = "at ";

    /// <summary>Reads <c>2026-11-24</c> or <c>2026-11-24T17:00</c> by the person's own clock; null for what is neither.</summary>
    public static DueDate? Parse(string? local, string? text)
    {
        if (local is null || !DateOnly.TryParseExact(local.Split('T')[0], "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var date))
        {
            return null;
        }

        return local.Split('T') is [_, var time] && TimeOnly.TryParseExact(time, "HH:mm", CultureInfo.InvariantCulture, DateTimeStyles.None, out var at)
            ? new DueDate(date, at, Text: text)
            : new DueDate(date, Text: text);
    }

    /// <summary>For machines: <c>2026-11-24T17:00</c>.</summary>
    public string Machine => Time is { } time ? $"{Date:yyyy-MM-dd}T{time:HH\\:mm}" : $"{Date:yyyy-MM-dd}";

    /// <summary>True when the moment, or the whole day, is over.</summary>
    public bool IsOver(DateTimeOffset now)
    {
        var there = There(now);
        return Date < DateOnly.FromDateTime(there) || (Date == DateOnly.FromDateTime(there) && Time < TimeOnly.FromDateTime(there));
    }

    /// <summary>The moment in words without its day: "15:00 to 16:00"; null for the whole day.</summary>
    /// <param name="dates">How the person's region writes dates, which is how the text is written.</param>
    public string? TextWithoutDay(DateStyle dates)
    {
        var (text, day) = (Text ?? (Time is { } time ? dates.Of(Date, time) : dates.Of(Date)), dates.Of(Date));
        var rest = text.StartsWith(day, StringComparison.Ordinal) ? text[day.Length..].Trim() : text;
        return rest.Length == 0 ? null : rest.StartsWith(TimeWord, StringComparison.Ordinal) ? rest[TimeWord.Length..] : rest;
    }

    /// <summary>True when the heading of a group names the day, so that a row needs the time alone.</summary>
    /// <param name="group">The group's key.</param>
    /// <param name="today">The person's day.</param>
    public bool IsNamedBy(string group, DateOnly today) =>
        (group == DueGroup.Today.WireName && Date == today) || (group == DueGroup.Tomorrow.WireName && Date == today.AddDays(1));

    /// <summary>"tomorrow", "in 3 days", "2 days late".</summary>
    public string Relative(DateTimeOffset now)
    {
        var there = There(now);
        var days = Date.DayNumber - DateOnly.FromDateTime(there).DayNumber;
        return days switch
        {
            0 => IsOver(now) ? "late" : "today",
            1 => "tomorrow",
            -1 => "since yesterday",
            < -60 => $"{-days / 30} months late",
            < 0 => $"{-days} days late",
            < 14 => $"in {days} days",
            < 60 => $"in {days / 7} weeks",
            < 730 => $"in {days / 30} months",
            _ => $"in {days / 365} years",
        };
    }

    private DateTime There(DateTimeOffset now) => TimeZone is { } name && TimeZoneInfo.TryFindSystemTimeZoneById(name, out var zone)
        ? TimeZoneInfo.ConvertTime(now, zone).DateTime
        : now.DateTime;
}
