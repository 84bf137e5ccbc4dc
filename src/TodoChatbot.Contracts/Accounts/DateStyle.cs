using System.Globalization;
using System.Text.RegularExpressions;

namespace TodoChatbot.Contracts.Accounts;

/// <summary>
/// How a person's locale writes dates and times: the order of day, month and year, and the clock. Names of weekdays and months stay
/// in the language of the text. The members are .NET patterns.
/// </summary>
/// <param name="Date">With the weekday: <c>ddd d MMM yyyy</c>.</param>
/// <param name="PlainDate">Without the weekday: <c>d MMM yyyy</c>.</param>
/// <param name="MonthDay">Without the year: <c>d MMMM</c>.</param>
/// <param name="Time">The time of day: <c>HH:mm</c>.</param>
public sealed partial record DateStyle(string Date, string PlainDate, string MonthDay, string Time)
{
    private const string Clock24 = "HH:mm";
    private const string Clock12 = "h:mm tt";

    private static readonly DateStyle DayFirst = new("ddd d MMM yyyy", "d MMM yyyy", "d MMMM", Clock24);
    private static readonly DateStyle MonthFirst = new("ddd, MMM d, yyyy", "MMM d, yyyy", "MMMM d", Clock24);
    private static readonly DateStyle YearFirst = new("ddd yyyy-MM-dd", "yyyy-MM-dd", "MMMM d", Clock24);

    /// <summary>The style of a locale: the order of its short dates and the clock of its short times.</summary>
    /// <param name="locale">A BCP 47 tag; an unknown one has the day first and 24 hours.</param>
    public static DateStyle Of(string locale)
    {
        if (Find(locale)?.DateTimeFormat is not { } format)
        {
            return DayFirst;
        }

        var date = Quoted().Replace(format.ShortDatePattern, "");
        var (day, month, year) = (date.IndexOf('d', StringComparison.Ordinal), date.IndexOf('M', StringComparison.Ordinal), date.IndexOf('y', StringComparison.Ordinal));
        var style = year < day && year < month ? YearFirst : month < day ? MonthFirst : DayFirst;
        return Quoted().Replace(format.ShortTimePattern, "").Contains('h', StringComparison.Ordinal) ? style with { Time = Clock12 } : style;
    }

    /// <summary>"Tue 1 Dec 2026", "Tue, Dec 1, 2026" or "Tue 2026-12-01"</summary>
    public string Of(DateOnly date) => date.ToString(Date, CultureInfo.InvariantCulture);

    /// <summary>"17:00" or "5:00 PM"</summary>
    public string Of(TimeOnly time) => time.ToString(Time, CultureInfo.InvariantCulture);

    /// <summary>"Tue 1 Dec 2026 at 17:00"</summary>
    public string Of(DateOnly date, TimeOnly time) => $"{Of(date)} at {Of(time)}";

    /// <summary>"1 December" or "December 1"</summary>
    public string MonthDayOf(DateOnly date) => date.ToString(MonthDay, CultureInfo.InvariantCulture);

    private static CultureInfo? Find(string locale)
    {
        try
        {
            return locale.Length == 0 ? null : CultureInfo.GetCultureInfo(locale, predefinedOnly: true);
        }
        catch (CultureNotFoundException)
        {
            return null;
        }
    }

    [GeneratedRegex("'[^']*'")]
    private static partial Regex Quoted();
}
