using System.Globalization;
using TodoChatbot.Backend.Rules;

namespace TodoChatbot.Backend.Tasks.Recurring;

/// <summary>
/// Names one occurrence of a repeating task by the moment that the rule gave it (RECURRENCE-ID), wherever its due date was moved. As
/// text: <c>2026-11-24</c>, <c>2026-11-24T17:00</c>. A rule that counts from completion can give a moment again; then it is
/// <c>2026-11-24#2</c>.
/// </summary>
internal readonly record struct OccurrenceId(LocalMoment Moment, int Repeat = 1)
{
    private const char RepeatMark = '#';

    public static OccurrenceId Parse(string text) =>
        TryParse(text, out var id) ? id : throw new FormatException($"“{text}” is not an occurrence.");

    /// <summary>Reads what a caller sent.</summary>
    /// <exception cref="RequestValidationException">It is not an occurrence.</exception>
    public static OccurrenceId Read(string text, string field) => TryParse(text, out var id)
        ? id
        : throw RequestValidationException.For(field, $"“{text}” is not an occurrence. Send the occurrence that the task shows, for example 2026-11-24.");

    public static bool TryParse(string text, out OccurrenceId id)
    {
        id = default;
        var parts = text.Split(RepeatMark);
        var repeat = 1;
        if (parts.Length > 2 || !LocalMoment.TryParse(parts[0], out var moment)
            || (parts.Length == 2 && !(int.TryParse(parts[1], NumberStyles.None, CultureInfo.InvariantCulture, out repeat) && repeat > 1)))
        {
            return false;
        }

        id = new OccurrenceId(moment, repeat);
        return true;
    }

    /// <summary>The identity of the occurrence that follows this one at a moment.</summary>
    public OccurrenceId FollowedBy(LocalMoment next) => new(next, next == Moment ? Repeat + 1 : 1);

    /// <summary>True when a caller means this occurrence; a day alone also names the moment of that day.</summary>
    public bool IsMeantBy(OccurrenceId asked) =>
        asked == this || (asked.Moment.Time is null && asked.Repeat == Repeat && asked.Moment.Date == Moment.Date);

    /// <summary>True when it lies before another occurrence of the same task.</summary>
    public bool IsBefore(OccurrenceId other) => other.Moment.IsAfter(Moment) || (other.Moment == Moment && other.Repeat > Repeat);

    public override string ToString() => Repeat == 1 ? Moment.ToString() : string.Create(CultureInfo.InvariantCulture, $"{Moment}{RepeatMark}{Repeat}");
}
