using TodoChatbot.Contracts.Activity;
using TodoChatbot.Contracts.Tasks;
using TodoChatbot.Frontend.Layout.Notices;

namespace TodoChatbot.Frontend.Tasks;

/// <summary>What was done to tasks, in words.</summary>
internal static class TaskNotices
{
    public static Notice Added(TaskItem task) =>
        new($"Added {Name(task)}{(task.Reading is { } reading ? $": {reading}" : "")}.") { Undo = UndoOf(task), Link = $"/tasks/{task.Number}" };

    public static Notice Completed(TaskItem task, bool completed) => new(
        !completed ? $"{Name(task)} is open again."
        : task.Completed ? $"Done: {Name(task)}."
        : $"Done: {Name(task)}. Next: {task.Due?.Text}.") { Undo = UndoOf(task) };

    public static Notice Moved(TaskItem task) => new($"{Name(task)} is due {task.Due?.Text}.") { Undo = UndoOf(task) };

    public static Notice Changed(TaskItem task) => new($"Saved {Name(task)}.") { Undo = UndoOf(task) };

    public static Notice Deleted(int number, ActivityItem? change) =>
        new($"{change?.Summary ?? $"Deleted task {number}"}.") { Undo = change is null ? [] : [change.ChangeSet] };

    private static string Name(TaskItem task) => $"“{task.Title}”";

    private static IReadOnlyList<Guid> UndoOf(TaskItem task) => task.ChangeSet is { } change ? [change] : [];
}
