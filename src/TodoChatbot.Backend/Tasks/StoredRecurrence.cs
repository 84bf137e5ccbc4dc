using TodoChatbot.Backend.Tasks.Recurring;

namespace TodoChatbot.Backend.Tasks;

/// <summary>How a task repeats, as it is kept.</summary>
/// <param name="Rule">A RECUR value of RFC 5545.</param>
/// <param name="Start">The first occurrence (DTSTART): <c>2026-11-24</c> or <c>2026-11-24T17:00</c>.</param>
/// <param name="Exdates">Occurrences left out, written as <paramref name="Start"/> is.</param>
/// <param name="AfterCompletion">True when the next occurrence is counted from the day of completion.</param>
internal sealed record StoredRecurrence(string Rule, string Start, IReadOnlyList<string> Exdates, bool AfterCompletion)
{
    /// <summary>True when the other one gives the same days, save those left out. A time of day that is added later makes no other series.</summary>
    public bool IsSameSeriesAs(StoredRecurrence other) =>
        (Rule, LocalMoment.Parse(Start).Date, AfterCompletion) == (other.Rule, LocalMoment.Parse(other.Start).Date, other.AfterCompletion);
}
