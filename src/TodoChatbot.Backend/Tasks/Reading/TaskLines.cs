using TodoChatbot.Contracts.Tasks;
using TodoChatbot.Language;

namespace TodoChatbot.Backend.Tasks.Reading;

/// <summary>Tasks as lines of text: "3. Buy milk — Tue 24 Nov 2026 at 17:00, every week · high · #home".</summary>
internal static class TaskLines
{
    private const int MaxLines = 20;

    /// <summary>A line for each of the first items, and one that counts the rest.</summary>
    /// <param name="items">The items.</param>
    /// <param name="line">Writes the line of one.</param>
    /// <param name="total">How many there are, when that is more than the items.</param>
    public static IReadOnlyList<string> First<T>(IReadOnlyList<T> items, Func<T, string> line, int? total = null)
    {
        var shown = items.Take(MaxLines).Select(line).ToList();
        var more = (total ?? items.Count) - shown.Count;
        return more > 0 ? [.. shown, $"… and {more} more."] : shown;
    }

    public static string Of(TaskItem task) =>
        Of(task.Number, task.Title, task.Due?.Text, task.Recurrence?.Text, task.Status, task.Priority, task.Project?.Name, task.Tags);

    public static string Of(
        int number, string title, string? due, string? repeats, TodoStatus status, Priority priority, string? project, IEnumerable<string> tags) => Join(
        $"{number}. {title}",
        [due, repeats],
        [
            MarkOf(status),
            MarkOf(priority),
            project is { } name ? $"+{name}" : null,
            .. tags.Select(tag => $"#{tag}"),
        ]);

    /// <summary>A task that does not exist yet: "Buy milk — Tue 24 Nov 2026 at 17:00 · #home".</summary>
    public static string Of(NewTask task, TaskRules.Checked fields, SpeechContext speech, CancellationToken cancellationToken) => Join(
        fields.Title,
        [
            fields.Due is { } due ? TaskFormatter.Of(due, fields.TimeZone, speech, fields.DueMinutes, cancellationToken) : null,
            fields.Recurrence is { } recurrence ? TaskFormatter.Of(recurrence, speech, cancellationToken) : null,
            .. fields.Reminders.Select(trigger => TaskFormatter.OfTrigger(trigger, speech, cancellationToken)),
        ],
        [
            MarkOf(task.Fields.Priority),
            task.Fields.Project?.Name is { } project ? $"+{project}" : null,
            .. fields.Tags.Select(tag => $"#{tag}"),
            task.Subtasks.Count > 0 ? $"with {string.Join(", ", task.Subtasks.Select(subtask => subtask.Title))}" : null,
        ]);

    private static string Join(string title, IEnumerable<string?> moments, IEnumerable<string?> marks)
    {
        var when = string.Join(", ", moments.OfType<string>());
        var rest = string.Join(" · ", marks.OfType<string>());
        return $"{title}{(when.Length > 0 ? $" — {when}" : "")}{(rest.Length > 0 ? $" · {rest}" : "")}";
    }

    private static string? MarkOf(TodoStatus status) => status switch
    {
        TodoStatus.Done => "done",
        TodoStatus.InProgress => "in progress",
        TodoStatus.Review => "in review",
        _ => null,
    };

    private static string? MarkOf(Priority priority) => priority == Priority.Medium ? null : priority.ToString().ToLowerInvariant();
}
