using TodoChatbot.Backend.Tasks.Recurring;
using TodoChatbot.Contracts.Tasks;

namespace TodoChatbot.Backend.Tasks.Tools;

/// <summary>A repetition in the words of a tool's caller.</summary>
/// <param name="Value">The repetition; without a due date it begins with its first occurrence from now on.</param>
/// <param name="NamesStart">True when the words say when it begins: "every week starting 3 jan".</param>
internal sealed record SpokenRecurrence(Recurrence Value, bool NamesStart)
{
    /// <summary>The repetition of a task that is due then. Unless it names its start, it begins with the due date, which takes its time of day.</summary>
    public (Due? Due, Recurrence Recurrence) For(Due? due)
    {
        if (due is null || NamesStart || Value.Start is not { } start)
        {
            return (due, Value);
        }

        return (due with { Time = due.Time ?? LocalMoment.Parse(start).Time }, Value with { Start = null });
    }
}
