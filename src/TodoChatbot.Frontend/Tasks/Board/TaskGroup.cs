using TodoChatbot.Contracts.Tasks;
using TodoChatbot.Frontend.Backend;

namespace TodoChatbot.Frontend.Tasks.Board;

/// <summary>Tasks under one headline.</summary>
/// <param name="Key">Names the group in the page: <c>overdue</c>.</param>
/// <param name="Headline">"Overdue"; empty when the list is not divided.</param>
/// <param name="Tasks">In the order of the list.</param>
/// <param name="Total">How many tasks it has, those that are not shown too.</param>
public sealed record TaskGroup(string Key, string Headline, IReadOnlyList<TaskCard> Tasks, int Total)
{
    /// <summary>Tasks by priority when that is their order, otherwise in one group.</summary>
    public static IReadOnlyList<TaskGroup> Divide(IReadOnlyList<TaskCard> tasks, TaskSort sort) =>
        sort == TaskSort.Priority
            ? [.. tasks.GroupBy(task => task.Priority).OrderByDescending(group => group.Key)
                .Select(group => new TaskGroup(group.Key.WireName, $"{group.Key} priority", [.. group], group.Count()))]
            : tasks.Count == 0 ? [] : [new TaskGroup("all", string.Empty, tasks, tasks.Count)];

    /// <summary>A group of a list that is divided by due date.</summary>
    public static TaskGroup Of(DueGroup group, IReadOnlyList<TaskCard> tasks, int total) => new(group.WireName, HeadlineOf(group), tasks, total);

    private static string HeadlineOf(DueGroup group) => group switch
    {
        DueGroup.Week => "This week",
        DueGroup.None => "No date",
        _ => group.ToString(),
    };
}
