using System.Globalization;

namespace TodoChatbot.Frontend.Layout.Formatting;

/// <summary>Dates and times as the backend's sentences write them, so that every part of the page writes them alike.</summary>
internal static class DateText
{
    /// <summary>"Tue 1 Dec 2026"</summary>
    public static string Of(DateOnly date) => date.ToString("ddd d MMM yyyy", CultureInfo.InvariantCulture);

    /// <summary>"17:00"</summary>
    public static string Of(TimeOnly time) => time.ToString("HH:mm", CultureInfo.InvariantCulture);
}
