using System.Text.RegularExpressions;
using NodaTime;
using NodaTime.Text;

namespace TodoChatbot.Backend.Tasks.Recurring;

/// <summary>Reads moments and offsets in the forms of ISO 8601 and RFC 3339.</summary>
internal static partial class MomentText
{
    private static readonly OffsetDateTimePattern[] Patterns =
    [
        .. from time in new[] { "HH':'mm", "HH':'mm':'ss", "HH':'mm':'ss;FFFFFFFFF" }
           from offset in new[] { "Z+HH:mm", "Z+HHmm", "Z+HH" }
           select OffsetDateTimePattern.CreateWithInvariantCulture($"uuuu'-'MM'-'dd'T'{time}o<{offset}>"),
        .. from time in new[] { "HHmm", "HHmmss" }
           from offset in new[] { "Z+HHmm", "Z+HH" }
           select OffsetDateTimePattern.CreateWithInvariantCulture($"uuuuMMdd'T'{time}o<{offset}>"),
    ];

    private static readonly OffsetPattern[] Offsets =
        [.. new[] { "Z+HH:mm", "Z+HHmm", "Z+HH" }.Select(OffsetPattern.CreateWithInvariantCulture)];

    /// <summary>A moment with its offset: <c>2026-11-24T17:00Z</c>, <c>2026-11-24 17:00:00.5-05:00</c>, <c>20261124T170000Z</c>.</summary>
    public static bool TryReadOffset(string text, out OffsetDateTime moment)
    {
        var written = Separators().Replace(text.Trim(), match => match.Groups["plus"].Success ? "+" : "T").ToUpperInvariant();
        foreach (var pattern in Patterns)
        {
            if (pattern.Parse(written) is { Success: true, Value: { Year: > 0 } found })
            {
                moment = found;
                return true;
            }
        }

        moment = default;
        return false;
    }

    /// <summary>A local day or moment; a moment with an offset is told by the clock of the zone.</summary>
    public static bool TryReadLocal(string text, DateTimeZone zone, out LocalMoment moment)
    {
        if (LocalMoment.TryParse(text, out moment))
        {
            return true;
        }

        if (!TryReadOffset(text, out var there))
        {
            return false;
        }

        moment = Of(there.LocalDateTime).InZone(DateTimeZone.ForOffset(there.Offset), zone);
        return true;
    }

    /// <summary>The zone of an offset: <c>Z</c>, <c>+05:30</c>, <c>-0500</c>; null for what is none.</summary>
    public static DateTimeZone? ReadZone(string text) => Offsets.Select(pattern => pattern.Parse(text))
        .Where(offset => offset.Success).Select(offset => DateTimeZone.ForOffset(offset.Value)).FirstOrDefault();

    private static LocalMoment Of(LocalDateTime moment) => new(moment.Date.ToDateOnly(), new TimeOnly(moment.Hour, moment.Minute));

    // RFC 3339 allows a space or a small letter between day and time. In a query string, a plus sign that is not escaped arrives as a space.
    [GeneratedRegex(@"(?<=^\d{4}-\d\d-\d\d)[ t]|(?<=\d[Tt ].*\d)(?<plus> )(?=\d\d:?\d?\d?$)")]
    private static partial Regex Separators();
}
