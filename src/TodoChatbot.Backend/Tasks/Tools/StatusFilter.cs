using TodoChatbot.Backend.Rules;
using TodoChatbot.Contracts.Tasks;

namespace TodoChatbot.Backend.Tasks.Tools;

/// <summary>The words for a set of statuses.</summary>
internal static class StatusFilter
{
    public static IReadOnlyList<TodoStatus> Open { get; } = [TodoStatus.Todo, TodoStatus.InProgress, TodoStatus.Review];

    /// <summary>Open unless something else is said; what was completed is done, and a number means that task however it stands.</summary>
    public static IReadOnlyList<TodoStatus> Parse(string? text, bool asksForCompleted, bool asksByNumber) => text?.Trim().ToLowerInvariant() switch
    {
        null or "" => asksForCompleted ? [TodoStatus.Done] : asksByNumber ? [] : Open,
        "open" or "pending" => Open,
        "done" or "completed" => [TodoStatus.Done],
        "all" => [],
        "todo" => [TodoStatus.Todo],
        "in_progress" => [TodoStatus.InProgress],
        "review" => [TodoStatus.Review],
        _ => throw new RequestValidationException($"“{text}” is not a status. Use open, done, all, todo, in_progress or review."),
    };
}
