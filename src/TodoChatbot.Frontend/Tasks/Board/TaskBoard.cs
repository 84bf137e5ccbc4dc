using TodoChatbot.Contracts.Tasks;

namespace TodoChatbot.Frontend.Tasks.Board;

/// <summary>What the task side of the home page shows.</summary>
/// <param name="Address">What was asked for.</param>
/// <param name="Groups">The tasks.</param>
/// <param name="HasMore">True when not all are shown.</param>
/// <param name="Projects">The person's projects.</param>
/// <param name="Tags">The person's tags.</param>
public sealed record TaskBoard(
    BoardAddress Address,
    IReadOnlyList<TaskGroup> Groups,
    bool HasMore,
    IReadOnlyList<LabelItem> Projects,
    IReadOnlyList<LabelItem> Tags)
{
    /// <summary>The tasks that were just added and that the filter leaves out.</summary>
    public IReadOnlyList<int> Hidden => [.. Address.AddedNumbers.Except(Groups.SelectMany(group => group.Tasks).Select(card => card.Number))];

    /// <summary>How many open tasks there are; null when that is not known.</summary>
    public TaskCounts? Counts { get; init; }

    public int Count => Groups.Sum(group => group.Tasks.Count);
}
