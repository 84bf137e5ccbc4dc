using TodoChatbot.Backend.Rules;
using TodoChatbot.Backend.Tasks.Reading;
using TodoChatbot.Backend.Tasks.Recurring;
using TodoChatbot.Contracts.Tasks;
using TodoChatbot.Language;

namespace TodoChatbot.Backend.Tasks.Tools.Answers;

/// <summary>Puts tasks into the words and the shape that tools answer with.</summary>
internal sealed class ToolResultFormatter(TaskMapper items)
{
    private const int DescriptionLength = 300;
    private const int LinesShown = 20;

    /// <summary>"Completed task 3 “Buy milk”. Next: Mon 30 Nov 2026."</summary>
    public static TaskAnswer Written(string verb, IReadOnlyList<TaskItem> written)
    {
        var shown = written.Select(Of).ToList();
        var text = shown switch
        {
            [] => "There was nothing to do.",
            [var one] => $"{verb} {Subject(one)}{Outcome(verb, one, written[0])}.",
            _ => $"{verb} {shown.Count} tasks:\n{Lines(shown)}",
        };
        return new TaskAnswer(text) { Tasks = shown, ChangeSet = written.Count > 0 ? written[0].ChangeSet : null };
    }

    public static TaskAnswer Listed(Counted listed)
    {
        var (shown, total) = (listed.Tasks.Select(Of).ToList(), listed.Total);
        var text = total switch
        {
            0 => "There are no such tasks.",
            1 => $"There is 1 task:\n{Lines(shown, total)}",
            _ => $"There are {total} tasks:\n{Lines(shown, total)}",
        };
        return new TaskAnswer(text) { Tasks = shown, Total = total > shown.Count ? total : null };
    }

    public static TaskAnswer Shown(TaskItem task, IReadOnlyList<TaskItem> subtasks)
    {
        var brief = Of(task);
        var text = Line(brief)
            + (task.Description.Length > 0 ? $"\n{task.Description}" : "")
            + (subtasks.Count > 0 ? $"\nSubtasks:\n{Lines([.. subtasks.Select(Of)])}" : "");
        return new TaskAnswer(text) { Tasks = [brief, .. subtasks.Select(Of)] };
    }

    public async Task<TaskAnswer> CandidatesAsync(string words, TaskMatch.Several several, CancellationToken cancellationToken)
    {
        var candidates = await OfAsync(several.Candidates, cancellationToken);
        return new TaskAnswer($"{several.Total} tasks fit “{words}”. Which one?\n{Lines(candidates)}")
        {
            Candidates = candidates,
            Total = several.Total > candidates.Count ? several.Total : null,
        };
    }

    public static TaskAnswer Summary(
        DateOnly first, DateOnly last, Counted due, Counted late, int done, SpeechContext speech)
    {
        var days = first == last ? InWords(first, speech) : $"{InWords(first, speech)} to {InWords(last, speech)}";
        string[] parts =
        [
            due.Total == 0 ? $"{days}: nothing is due." : $"{days}: {Count(due.Total)} due.\n{Lines([.. due.Tasks.Select(Of)], due.Total)}",
            .. late.Total == 0 ? Array.Empty<string>() : [$"Overdue: {Count(late.Total)}.\n{Lines([.. late.Tasks.Select(Of)], late.Total)}"],
            .. done == 0 ? Array.Empty<string>() : [$"Done: {done}."],
        ];
        return new TaskAnswer(string.Join("\n", parts)) { Tasks = [.. due.Tasks.Concat(late.Tasks).Select(Of)] };
    }

    public async Task<IReadOnlyList<TaskBrief>> OfAsync(IReadOnlyList<TodoTask> tasks, CancellationToken cancellationToken) =>
        [.. (await items.OfAsync(tasks, cancellationToken)).Select(Of)];

    /// <summary>A line for each task, the first ones of many.</summary>
    public static string Lines(IReadOnlyList<TaskBrief> tasks, int? total = null) => string.Join("\n", LinesOf(tasks, total));

    /// <summary>A line for each task, the first ones of many.</summary>
    public static IReadOnlyList<string> LinesOf(IReadOnlyList<TaskBrief> tasks, int? total = null)
    {
        var shown = tasks.Take(LinesShown).Select(Line).ToList();
        var more = (total ?? tasks.Count) - shown.Count;
        return more > 0 ? [.. shown, $"… and {more} more."] : shown;
    }

    /// <summary>A task that is not there yet: "Buy milk — Tue 24 Nov 2026 at 17:00 · #home".</summary>
    public static string Line(NewTask task, TaskRules.Checked kept, SpeechContext speech) => Line(
        kept.Title,
        [
            kept.Due is { } due ? TaskFormatter.Of(due, kept.TimeZone, speech, kept.DueMinutes) : null,
            kept.Recurrence is { } recurrence ? TaskFormatter.Of(recurrence, speech) : null,
            .. kept.Reminders.Select(trigger => TaskFormatter.OfTrigger(trigger, speech)),
        ],
        [
            PriorityMark(task.Fields.Priority),
            task.Fields.Project?.Name is { } project ? $"+{project}" : null,
            .. kept.Tags.Select(tag => $"#{tag}"),
            task.Subtasks.Count > 0 ? $"with {string.Join(", ", task.Subtasks)}" : null,
        ]);

    /// <summary>Tasks, and how many there are in all.</summary>
    internal sealed record Counted(IReadOnlyList<TaskItem> Tasks, int Total);

    private static TaskBrief Of(TaskItem task) => new(
        task.Number,
        task.Title,
        task.Status,
        task.Priority,
        task.Due is { } due ? new LocalMoment(due.Date, due.Time).ToString() : null,
        task.Due?.Text,
        task.Recurrence?.Text,
        [.. task.Reminders.Select(reminder => reminder.Text ?? reminder.Trigger)],
        task.Tags,
        task.Project?.Name,
        task.Parent,
        task.Description.Length == 0 ? null
            : task.Description.Length <= DescriptionLength ? task.Description
            : task.Description.Cut(DescriptionLength) + "…");

    private static string Subject(TaskBrief task) => $"task {task.Number} “{task.Title}”";

    private static string Outcome(string verb, TaskBrief task, TaskItem item) => verb switch
    {
        "Completed" when task.Status != TodoStatus.Done && task.DueText is { } next => $". It repeats; next: {next}",
        "Completed" or "Deleted" or "Reopened" => "",
        _ => item.Reading is { } reading ? $", due {reading}" : "",
    };

    // "3. Buy milk — Tue 24 Nov 2026 at 17:00, every week · high · #home"
    private static string Line(TaskBrief task) => Line(
        $"{task.Number}. {task.Title}",
        [task.DueText, task.Repeats],
        [
            StatusMark(task.Status),
            PriorityMark(task.Priority),
            task.Project is { } project ? $"+{project}" : null,
            .. task.Tags.Select(tag => $"#{tag}"),
        ]);

    private static string Line(string title, IEnumerable<string?> moments, IEnumerable<string?> marks)
    {
        var when = string.Join(", ", moments.OfType<string>());
        var rest = string.Join(" · ", marks.OfType<string>());
        return $"{title}{(when.Length > 0 ? $" — {when}" : "")}{(rest.Length > 0 ? $" · {rest}" : "")}";
    }

    private static string? StatusMark(TodoStatus status) => status switch
    {
        TodoStatus.Done => "done",
        TodoStatus.InProgress => "in progress",
        TodoStatus.Review => "in review",
        _ => null,
    };

    private static string? PriorityMark(Priority priority) => priority == Priority.Medium ? null : priority.ToString().ToLowerInvariant();

    private static string InWords(DateOnly date, SpeechContext speech) => TaskFormatter.Of(new LocalMoment(date), null, speech);

    private static string Count(int tasks) => tasks == 1 ? "1 task" : $"{tasks} tasks";
}
