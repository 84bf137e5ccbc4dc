using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using TodoChatbot.Contracts;
using TodoChatbot.Contracts.Accounts;
using TodoChatbot.Frontend.Backend;

namespace TodoChatbot.Frontend.Accounts.Settings;

/// <summary>What the settings page asks for; times of day as <c>09:00</c>.</summary>
public sealed class SettingsForm
{
    public string? DisplayName { get; set; }

    public string? TimeZone { get; set; }

    public string? Locale { get; set; }

    public DayOfWeek WeekStart { get; set; }

    public string? Morning { get; set; }

    public string? Noon { get; set; }

    public string? Afternoon { get; set; }

    public string? Evening { get; set; }

    public string? Night { get; set; }

    public bool AddWithoutAsking { get; set; }

    public static SettingsForm Of(UserItem account) => new()
    {
        DisplayName = account.DisplayName,
        TimeZone = account.TimeZone,
        Locale = account.Locale,
        WeekStart = account.WeekStart,
        Morning = Text(account.Hours.Morning),
        Noon = Text(account.Hours.Noon),
        Afternoon = Text(account.Hours.Afternoon),
        Evening = Text(account.Hours.Evening),
        Night = Text(account.Hours.Night),
        AddWithoutAsking = account.AddWithoutAsking,
    };

    /// <summary>The settings; or what cannot be read as a time of day.</summary>
    public bool TryRead([NotNullWhen(true)] out UserSettings? settings, [NotNullWhen(false)] out BackendProblem? problem)
    {
        var errors = new Dictionary<string, string[]>();
        var hours = new DayHours(
            Read("morning", Morning, errors),
            Read("noon", Noon, errors),
            Read("afternoon", Afternoon, errors),
            Read("evening", Evening, errors),
            Read("night", Night, errors));
        (settings, problem) = errors.Count == 0
            ? (new UserSettings(DisplayName ?? string.Empty, TimeZone ?? string.Empty, Locale ?? string.Empty, WeekStart, hours, AddWithoutAsking), null)
            : ((UserSettings?)null, new BackendProblem(StatusCodes.Status400BadRequest, ErrorCodes.ValidationError, "A time is missing.", errors));
        return problem is null;
    }

    private static TimeOnly Read(string part, string? text, Dictionary<string, string[]> errors)
    {
        if (!TimeOnly.TryParse(text, CultureInfo.InvariantCulture, out var time))
        {
            errors[$"hours.{part}"] = [$"“{text}” is not a time. Write 09:00."];
        }

        return time;
    }

    private static string Text(TimeOnly time) => time.ToString("HH:mm", CultureInfo.InvariantCulture);
}
