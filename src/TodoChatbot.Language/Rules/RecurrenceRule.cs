using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using NodaTime;

namespace TodoChatbot.Language.Rules;

/// <summary>A RECUR value of RFC 5545, taken apart. Lists are sorted and hold each value once, so that equal rules are written alike.</summary>
internal sealed record RecurrenceRule
{
    private const int LargestNumber = 100_000;

    public required Frequency Frequency { get; init; }

    public int Interval { get; init; } = 1;

    public int? Count { get; init; }

    /// <summary>The last day, on the wall clock.</summary>
    public LocalDate? Until { get; init; }

    /// <summary>The last moment of the last day; null for the whole of it.</summary>
    public LocalTime? UntilTime { get; init; }

    public ImmutableArray<int> Months { get; init; } = [];

    public ImmutableArray<int> Weeks { get; init; } = [];

    public ImmutableArray<int> YearDays { get; init; } = [];

    public ImmutableArray<int> MonthDays { get; init; } = [];

    public ImmutableArray<RuleDay> Days { get; init; } = [];

    public ImmutableArray<int> Hours { get; init; } = [];

    public ImmutableArray<int> Minutes { get; init; } = [];

    public ImmutableArray<int> Seconds { get; init; } = [];

    public ImmutableArray<int> Positions { get; init; } = [];

    public IsoDayOfWeek WeekStart { get; init; } = IsoDayOfWeek.Monday;

    /// <summary>The times of a day that BYHOUR and BYMINUTE make, all of them or those that BYSETPOS takes.</summary>
    public IReadOnlyList<LocalTime> TimesOfDay()
    {
        ImmutableArray<int> minutes = Minutes.IsEmpty ? [0] : Minutes;
        LocalTime[] all = [.. Hours.SelectMany(hour => minutes.Select(minute => new LocalTime(hour, minute)))];
        if (Positions.IsEmpty || Frequency > Frequency.Daily)
            return all;

        return [.. Positions.Where(place => place > 0 && place <= all.Length).Select(place => all[place - 1])];
    }

    /// <summary>Reads a RECUR value, with or without <c>RRULE:</c>.</summary>
    /// <returns>Null when it is none.</returns>
    public static RecurrenceRule? Parse(string text)
    {
        var value = text.AsSpan().Trim();
        if (value.StartsWith("RRULE:", StringComparison.OrdinalIgnoreCase))
            value = value[6..];

        // Each part may be said once, and FREQ must be.
        var parts = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        foreach (var range in value.Split(';'))
        {
            var part = value[range];
            var equals = part.IndexOf('=');
            if (equals <= 0 || !parts.TryAdd(part[..equals].ToString(), part[(equals + 1)..].ToString()))
                return null;
        }

        return parts.TryGetValue("FREQ", out var name)
            && Enum.TryParse<Frequency>(name, ignoreCase: true, out var frequency)
            && !char.IsAsciiDigit(name[0])
            ? WithParts(new RecurrenceRule { Frequency = frequency }, parts)
            : null;
    }

    public override string ToString()
    {
        var text = new StringBuilder("FREQ=").Append(Frequency.ToString().ToUpperInvariant());
        if (Interval != 1)
            text.Append(CultureInfo.InvariantCulture, $";INTERVAL={Interval}");

        AppendList(text, "BYMONTH", Months);
        AppendList(text, "BYWEEKNO", Weeks);
        AppendList(text, "BYYEARDAY", YearDays);
        AppendList(text, "BYMONTHDAY", MonthDays);
        AppendList(text, "BYDAY", Days);
        AppendList(text, "BYHOUR", Hours);
        AppendList(text, "BYMINUTE", Minutes);
        AppendList(text, "BYSECOND", Seconds);
        AppendList(text, "BYSETPOS", Positions);
        if (WeekStart != IsoDayOfWeek.Monday)
            text.Append(";WKST=").Append(RuleDay.Code(WeekStart));

        if (Count is { } count)
            text.Append(CultureInfo.InvariantCulture, $";COUNT={count}");

        if (Until is { } until)
            text.Append(";UNTIL=").Append(until.ToString("uuuuMMdd", CultureInfo.InvariantCulture));

        if (Until is not null && UntilTime is { } time)
            text.Append(time.ToString("'T'HHmmss", CultureInfo.InvariantCulture));

        return text.ToString();
    }

    public bool Equals(RecurrenceRule? other) =>
        other is not null
        && (Frequency, Interval, Count, Until, UntilTime, WeekStart) == (other.Frequency, other.Interval, other.Count, other.Until, other.UntilTime, other.WeekStart)
        && Same(Months, other.Months) && Same(Weeks, other.Weeks) && Same(YearDays, other.YearDays) && Same(MonthDays, other.MonthDays)
        && Same(Days, other.Days) && Same(Hours, other.Hours) && Same(Minutes, other.Minutes) && Same(Seconds, other.Seconds)
        && Same(Positions, other.Positions);

    public override int GetHashCode() => ToString().GetHashCode(StringComparison.Ordinal);

    internal static bool TryNumber(ReadOnlySpan<char> text, out int number) =>
        int.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out number) && Math.Abs(number) <= LargestNumber;

    private static RecurrenceRule? WithParts(RecurrenceRule rule, Dictionary<string, string> parts)
    {
        foreach (var (name, value) in parts)
        {
            var next = WithPart(rule, name.ToUpperInvariant(), value);
            if (next is null)
                return null;

            rule = next;
        }

        return rule.Count is not null && rule.Until is not null ? null : rule;
    }

    private static RecurrenceRule? WithPart(RecurrenceRule rule, string name, string value) => name switch
    {
        "FREQ" => rule,
        "INTERVAL" => TryNumber(value, out var interval) && interval > 0 ? rule with { Interval = interval } : null,
        "COUNT" => TryNumber(value, out var count) && count > 0 ? rule with { Count = count } : null,
        "UNTIL" => WithUntil(rule, value),
        "WKST" => RuleDay.Parse(value) is { Ordinal: 0, Day: var start } ? rule with { WeekStart = start } : null,
        "BYMONTH" => List(value, 1, 12) is { } months ? rule with { Months = months } : null,
        "BYWEEKNO" => List(value, -53, 53) is { } weeks ? rule with { Weeks = weeks } : null,
        "BYYEARDAY" => List(value, -366, 366) is { } days ? rule with { YearDays = days } : null,
        "BYMONTHDAY" => List(value, -31, 31) is { } days ? rule with { MonthDays = days } : null,
        "BYDAY" => DayList(value) is { } days ? rule with { Days = days } : null,
        "BYHOUR" => List(value, 0, 23) is { } hours ? rule with { Hours = hours } : null,
        "BYMINUTE" => List(value, 0, 59) is { } minutes ? rule with { Minutes = minutes } : null,
        "BYSECOND" => List(value, 0, 60) is { } seconds ? rule with { Seconds = seconds } : null,
        "BYSETPOS" => List(value, -366, 366) is { } positions ? rule with { Positions = positions } : null,
        _ => null,
    };

    // 20261124, 20261124T170000 and 20261124T170000Z
    private static RecurrenceRule? WithUntil(RecurrenceRule rule, string value)
    {
        var text = value.AsSpan().TrimEnd('Z');
        if (text.Length is not (8 or 15) || !DateOf(text[..8], out var date))
            return null;

        if (text.Length == 8)
            return rule with { Until = date };

        return text[8] is 'T' or 't' && TimeOf(text[9..], out var time) ? rule with { Until = date, UntilTime = time } : null;
    }

    private static bool DateOf(ReadOnlySpan<char> text, out LocalDate date)
    {
        date = default;
        if (!int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var digits))
            return false;

        var (year, month, day) = (digits / 10_000, digits / 100 % 100, digits % 100);
        if (year < 1 || month is < 1 or > 12 || day < 1 || day > CalendarSystem.Iso.GetDaysInMonth(year, month))
            return false;

        date = new LocalDate(year, month, day);
        return true;
    }

    private static bool TimeOf(ReadOnlySpan<char> text, out LocalTime time)
    {
        time = default;
        if (!int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var digits))
            return false;

        var (hour, minute, second) = (digits / 10_000, digits / 100 % 100, digits % 100);
        if (hour > 23 || minute > 59 || second > 59)
            return false;

        time = new LocalTime(hour, minute, second);
        return true;
    }

    private static ImmutableArray<int>? List(string value, int least, int most)
    {
        var numbers = new SortedSet<int>();
        foreach (var part in value.Split(','))
        {
            if (!TryNumber(part, out var number) || number < least || number > most || (number == 0 && least < 0))
                return null;

            numbers.Add(number);
        }

        return [.. numbers];
    }

    private static ImmutableArray<RuleDay>? DayList(string value)
    {
        var days = new List<RuleDay>();
        foreach (var part in value.Split(','))
        {
            if (RuleDay.Parse(part) is not { } day)
                return null;

            days.Add(day);
        }

        return Sorted(days);
    }

    /// <summary>Days in the order in which rules are written, each once.</summary>
    public static ImmutableArray<RuleDay> Sorted(IEnumerable<RuleDay> days) =>
        [.. days.Distinct().OrderBy(day => day.Day).ThenBy(day => day.Ordinal)];

    private static bool Same<T>(ImmutableArray<T> left, ImmutableArray<T> right)
        where T : IEquatable<T> => left.AsSpan().SequenceEqual(right.AsSpan());

    private static void AppendList<T>(StringBuilder text, string name, ImmutableArray<T> values)
    {
        if (!values.IsEmpty)
            text.Append(';').Append(name).Append('=').AppendJoin(',', values);
    }
}
