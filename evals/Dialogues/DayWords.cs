using System.Globalization;

namespace TodoChatbot.Evals.Dialogues;

/// <summary>Days of cases: <c>+3</c>, <c>fri</c>, <c>fri-1</c>, <c>1st</c>, <c>weekend</c>, <c>nextweek</c>, <c>nextmonth</c>, <c>03-14</c>.</summary>
internal static class DayWords
{
    private static readonly string[] Weekdays = ["sun", "mon", "tue", "wed", "thu", "fri", "sat"];

    /// <exception cref="InvalidDataException">There is no such word.</exception>
    public static DateOnly Resolve(string word, DateOnly today)
    {
        if (word[0] is '+' or '-')
            return today.AddDays(int.Parse(word, CultureInfo.InvariantCulture));

        if (word.Length > 3 && Array.IndexOf(Weekdays, word[..3]) >= 0 && word[3] is '+' or '-')
            return Resolve(word[..3], today).AddDays(int.Parse(word.AsSpan(3), CultureInfo.InvariantCulture));

        if (Array.IndexOf(Weekdays, word) is >= 0 and var weekday)
            return NextWeekday(today, (DayOfWeek)weekday);

        return word switch
        {
            "weekend" => today.DayOfWeek == DayOfWeek.Saturday ? today : NextWeekday(today, DayOfWeek.Saturday),
            "nextweek" => NextWeekday(today, DayOfWeek.Monday),
            "1st" or "nextmonth" => new DateOnly(today.Year, today.Month, 1).AddMonths(1),
            _ when DateOnly.TryParseExact($"2024-{word}", "yyyy-MM-dd", out var day) => NextDate(today, day),
            _ => throw new InvalidDataException($"'{word}' is no day."),
        };
    }

    /// <summary>The ways in which a reply names a day.</summary>
    public static IEnumerable<string> NamesOf(DateOnly day, DateOnly today)
    {
        var distance = day.DayNumber - today.DayNumber;
        string[] near = distance switch { 0 => ["today"], 1 => ["tomorrow"], -1 => ["yesterday"], _ => [] };
        string[] weekdays = distance is > 0 and < 8 ? [Format(day, "ddd"), Format(day, "dddd")] : [];
        return [.. near, .. weekdays, Format(day, "MMM d"), Format(day, "d MMM"), Format(day, "MMMM d"), Format(day, "d MMMM")];
    }

    private static DateOnly NextWeekday(DateOnly today, DayOfWeek weekday) => today.AddDays((((int)weekday - (int)today.DayOfWeek + 6) % 7) + 1);

    private static DateOnly NextDate(DateOnly today, DateOnly day)
    {
        var date = new DateOnly(today.Year, day.Month, day.Day);
        return date < today ? date.AddYears(1) : date;
    }

    private static string Format(DateOnly day, string format) => day.ToString(format, CultureInfo.InvariantCulture);
}
