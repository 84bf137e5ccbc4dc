using TodoChatbot.Contracts.Tasks;

namespace TodoChatbot.Backend.Tasks.Tools;

/// <summary>The statuses that a filter means.</summary>
internal static class StatusFilters
{
    public static IReadOnlyList<TodoStatus> Open { get; } = [TodoStatus.Todo, TodoStatus.InProgress, TodoStatus.Review];

    /// <summary>Open tasks by default; done tasks when completion dates are given; any status when numbers are given.</summary>
    public static IReadOnlyList<TodoStatus> StatusesOf(StatusFilter? filter, bool asksForCompleted, bool asksByNumber) => filter switch
    {
        StatusFilter.Open => Open,
        StatusFilter.Done => [TodoStatus.Done],
        StatusFilter.All => [],
        StatusFilter.Todo => [TodoStatus.Todo],
        StatusFilter.InProgress => [TodoStatus.InProgress],
        StatusFilter.Review => [TodoStatus.Review],
        _ => asksForCompleted ? [TodoStatus.Done] : asksByNumber ? [] : Open,
    };
}
