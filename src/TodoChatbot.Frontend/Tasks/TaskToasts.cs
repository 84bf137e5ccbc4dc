using Microsoft.Extensions.Localization;
using TodoChatbot.Contracts.Activity;
using TodoChatbot.Contracts.Tasks;
using TodoChatbot.Frontend.Layout.Toasts;

namespace TodoChatbot.Frontend.Tasks;

/// <summary>What was done to tasks, in words.</summary>
internal static class TaskToasts
{
    private const int MostNamed = 8;

    public static Toast Added(TaskItem task) =>
        new($"Added {Name(task)}{Reading(task)}.") { Undo = UndoOf(task), Link = $"tasks/{task.Number}", Added = [task.Number] };

    /// <param name="added">Tasks of one change, each followed by its subtasks.</param>
    /// <param name="heading">The heading of the pasted list, which was not added as a task; null without a heading.</param>
    /// <param name="texts">The words.</param>
    public static Toast Added(IReadOnlyList<TaskItem> added, string? heading, IStringLocalizer<Texts> texts) =>
        heading is null ? Added(added) : Added(added) with { Text = $"{Added(added).Text} {texts["QuickAdd_HeadingLeftOut", heading]}" };

    private static Toast Added(IReadOnlyList<TaskItem> added)
    {
        var tasks = added.Where(task => task.Parent is null).ToList();
        string[] named = [.. tasks.Take(MostNamed).Select(task => $"{Name(task)}{Reading(task)}")];
        var rest = tasks.Count > MostNamed ? $"; and {tasks.Count - MostNamed} more" : "";
        return tasks is [var only]
            ? Added(only)
            : new Toast($"Added {tasks.Count} tasks: {string.Join("; ", named)}{rest}.") { Undo = UndoOf(tasks[0]), Added = [.. tasks.Select(task => task.Number)] };
    }

    public static Toast Completed(TaskItem task, bool completed, IStringLocalizer<Texts> texts) => new(
        task.ChangeSet is null ? texts[completed ? "Tasks_AlreadyDone" : "Tasks_AlreadyOpen", task.Title]
        : !completed && task.Series is not null ? texts["Tasks_ReopenedApart", task.Title]
        : !completed ? $"Open again: {Name(task)}{Reading(task)}."
        : task.Completed ? $"Done: {Name(task)}."
        : $"Done: {Name(task)}. Next: {task.Due?.Text}{(task.Recurrence is { } rule ? $", {rule.Text}" : "")}.")
    { Undo = UndoOf(task) };

    /// <summary>Asks what becomes of the open subtasks of a task that is to be completed.</summary>
    public static Toast AskAboutSubtasks(int number, string sentence, IStringLocalizer<Texts> texts) =>
        AskAboutSubtasks(sentence, texts["Tasks_CompleteAlone"], subtasks => (TaskActions.CompletePath(number, subtasks), "completed", "true"), texts);

    /// <summary>Asks what becomes of the open subtasks of what is to be completed.</summary>
    /// <param name="sentence">Which subtasks there are.</param>
    /// <param name="alone">The label of the choice that leaves them open.</param>
    /// <param name="send">Where a choice is sent, with its field.</param>
    /// <param name="texts">The words.</param>
    public static Toast AskAboutSubtasks(
        string sentence, string alone, Func<OpenSubtasks, (string Path, string Name, string Value)> send, IStringLocalizer<Texts> texts)
    {
        return new(sentence)
        {
            Question = new Question([], string.Empty)
            {
                Choices = [ChoiceOf(texts["Tasks_CompleteWithSubtasks"], OpenSubtasks.Complete), ChoiceOf(alone, OpenSubtasks.Keep)],
            },
        };

        Choice ChoiceOf(string label, OpenSubtasks subtasks)
        {
            var (path, name, value) = send(subtasks);
            return new Choice(label, path, name, value);
        }
    }

    public static Toast Skipped(TaskItem task, IStringLocalizer<Texts> texts) => new(
        task.ChangeSet is null
            ? texts["Tasks_OccurrenceOver", task.Title, task.Due?.Text ?? string.Empty]
            : texts["Tasks_Skipped", task.Title, task.Due?.Text ?? string.Empty])
    { Undo = UndoOf(task) };

    public static Toast Moved(TaskItem task, IStringLocalizer<Texts> texts) => task.ChangeSet is null
        ? new Toast(texts["Tasks_AlreadyThen", task.Title, task.Due?.Text ?? string.Empty])
        : new Toast($"Moved {Name(task)}{Reading(task)}.") { Undo = UndoOf(task) };

    public static Toast Changed(TaskItem task, IStringLocalizer<Texts> texts) => task.ChangeSet is null
        ? new Toast(texts["Tasks_NothingChanged", task.Title])
        : new Toast($"Saved {Name(task)}{Reading(task)}.") { Undo = UndoOf(task) };

    public static Toast Deleted(int number, ActivityItem? change) =>
        new($"{change?.Summary ?? $"Deleted task {number}"}.") { Undo = change is null ? [] : [change.ChangeSet] };

    private static string Name(TaskItem task) => $"“{task.Title}”";

    // The date and the rule in words, so that nobody has to guess what was understood.
    private static string Reading(TaskItem task) => task.Reading is { } reading ? $": {reading}" : "";

    private static IReadOnlyList<Guid> UndoOf(TaskItem task) => task.ChangeSet is { } change ? [change] : [];
}
