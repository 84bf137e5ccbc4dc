using TodoChatbot.Contracts.Tasks;
using TodoChatbot.Frontend.Backend;

namespace TodoChatbot.Frontend.Tasks.Board;

/// <summary>Tasks under one headline.</summary>
/// <param name="Key">Names the group in the page: <c>overdue</c>.</param>
/// <param name="Headline">"Overdue"; empty when the list is not divided.</param>
/// <param name="Tasks">In the order of the list.</param>
public sealed record TaskGroup(string Key, string Headline, IReadOnlyList<TaskCard> Tasks)
{
    private const int DaysOfWeek = 7;

    /// <summary>Divides a list by when its tasks are due, or by priority when that is its order.</summary>
    public static IReadOnlyList<TaskGroup> Divide(
        IReadOnlyList<TaskCard> tasks, TaskSort sort, DateTimeOffset now, DayOfWeek weekStart) => sort switch
        {
            TaskSort.Due => [.. tasks.GroupBy(task => GroupOf(task, now, weekStart)).OrderBy(group => group.Key)
                .Select(group => new TaskGroup(group.Key.WireName, HeadlineOf(group.Key), [.. group]))],
            TaskSort.Priority => [.. tasks.GroupBy(task => task.Priority).OrderByDescending(group => group.Key)
                .Select(group => new TaskGroup(group.Key.WireName, $"{group.Key} priority", [.. group]))],
            _ => tasks.Count == 0 ? [] : [new TaskGroup("all", string.Empty, tasks)],
        };

    private static string HeadlineOf(DueGroup group) => group switch
    {
        DueGroup.Week => "This week",
        DueGroup.None => "No date",
        _ => group.ToString(),
    };

    private static DueGroup GroupOf(TaskCard task, DateTimeOffset now, DayOfWeek weekStart)
    {
        if (task.IsDone)
        {
            return DueGroup.Done;
        }

        if (task.Due is not { } due)
        {
            return DueGroup.None;
        }

        var today = DateOnly.FromDateTime(now.DateTime);
        return due.IsOver(now) ? DueGroup.Overdue
            : due.Date <= today ? DueGroup.Today
            : due.Date == today.AddDays(1) ? DueGroup.Tomorrow
            : due.Date < NextWeek(today, weekStart) ? DueGroup.Week
            : DueGroup.Later;
    }

    private static DateOnly NextWeek(DateOnly today, DayOfWeek weekStart) =>
        today.AddDays(DaysOfWeek - ((today.DayOfWeek - weekStart + DaysOfWeek) % DaysOfWeek));
}
