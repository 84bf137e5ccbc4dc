using System.Globalization;
using NodaTime;

namespace TodoChatbot.Evals;

/// <summary>Writes rules of RFC 5545 in one order, so that equal ones are equal text: FREQ first, the others by name.</summary>
internal static class Rules
{
    /// <summary>The rule's parts by name.</summary>
    public static SortedDictionary<string, string> Parts(string rule)
    {
        var parts = new SortedDictionary<string, string>(StringComparer.Ordinal);
        foreach (var part in rule.Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
        {
            var equals = part.IndexOf('=', StringComparison.Ordinal);
            if (equals > 0)
                parts[part[..equals].ToUpperInvariant()] = part[(equals + 1)..].ToUpperInvariant();
        }

        return parts;
    }

    /// <summary>The rule in the order of the cases, with the time of day in it when one is given.</summary>
    public static string Normalised(string rule, LocalTime? time = null)
    {
        var parts = Parts(rule);
        if (time is { } said)
        {
            parts["BYHOUR"] = said.Hour.ToString(CultureInfo.InvariantCulture);
            parts["BYMINUTE"] = said.Minute.ToString(CultureInfo.InvariantCulture);
        }

        return Write(parts);
    }

    /// <summary>The parts as one text.</summary>
    public static string Write(SortedDictionary<string, string> parts)
    {
        if (parts.TryGetValue("INTERVAL", out var interval) && interval == "1")
            parts.Remove("INTERVAL");

        var rest = parts.Where(part => part.Key != "FREQ").Select(part => $"{part.Key}={Sorted(part.Key, part.Value)}");
        return string.Join(';', ["FREQ=" + parts.GetValueOrDefault("FREQ"), .. rest]);
    }

    private static string Sorted(string name, string value)
    {
        if (!name.StartsWith("BY", StringComparison.Ordinal) || !value.Contains(',', StringComparison.Ordinal))
            return value;

        var values = value.Split(',').Distinct();
        return string.Join(',', name == "BYDAY"
            ? values.OrderBy(day => "MOTUWETHFRSASU".IndexOf(day[^2..], StringComparison.Ordinal)).ThenBy(NumberOf)
            : values.OrderBy(NumberOf));
    }

    private static int NumberOf(string value) =>
        int.TryParse(value.TrimEnd('M', 'O', 'T', 'U', 'W', 'E', 'H', 'F', 'R', 'S', 'A'), CultureInfo.InvariantCulture, out var number) ? number : 0;
}
