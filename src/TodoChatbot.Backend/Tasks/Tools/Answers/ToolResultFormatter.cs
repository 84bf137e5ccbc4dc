using TodoChatbot.Backend.Rules;
using TodoChatbot.Backend.Tasks.Confirmations;
using TodoChatbot.Backend.Tasks.Reading;
using TodoChatbot.Backend.Tasks.Recurring;
using TodoChatbot.Contracts.Tasks;
using TodoChatbot.Language;

namespace TodoChatbot.Backend.Tasks.Tools.Answers;

/// <summary>Puts tasks into the words and the shape that tools answer with.</summary>
internal sealed class ToolResultFormatter(TaskMapper items)
{
    private const int DescriptionLength = 300;

    /// <summary>The answer of a tool that changes tasks.</summary>
    /// <param name="verb">The verb of the answer: "Completed".</param>
    /// <param name="outcome">What became of the change.</param>
    public static TaskAnswer Of(string verb, ChangeOutcome outcome) => outcome switch
    {
        ChangeOutcome.Written written => Written(verb, written.Tasks),
        ChangeOutcome.Unconfirmed { Preview: var asked, Tasks: var tasks } => Unconfirmed(
            new Preview(asked.Summary, asked.Lines, asked.Confirmation, asked.ExpiresAt), [.. tasks.Select(Of)]),
        _ => throw new InvalidOperationException("A change is either written or unconfirmed."),
    };

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
        DateOnly first, DateOnly last, Counted due, Counted late, int done, SpeechContext speech, CancellationToken cancellationToken)
    {
        var days = first == last ? InWords(first, speech, cancellationToken) : $"{InWords(first, speech, cancellationToken)} to {InWords(last, speech, cancellationToken)}";
        string[] parts =
        [
            due.Total == 0 ? $"{days}: nothing is due." : $"{days}: {Count(due.Total)} due.\n{Lines([.. due.Tasks.Select(Of)], due.Total)}",
            .. late.Total == 0 ? Array.Empty<string>() : [$"Overdue: {Count(late.Total)}.\n{Lines([.. late.Tasks.Select(Of)], late.Total)}"],
            .. done == 0 ? Array.Empty<string>() : [$"Done: {done}."],
        ];
        return new TaskAnswer(string.Join("\n", parts)) { Tasks = [.. due.Tasks.Concat(late.Tasks).Select(Of)] };
    }

    private async Task<IReadOnlyList<TaskBrief>> OfAsync(IReadOnlyList<TodoTask> tasks, CancellationToken cancellationToken) =>
        [.. (await items.OfAsync(tasks, cancellationToken)).Select(Of)];

    /// <summary>A line for each task, the first ones of many.</summary>
    public static string Lines(IReadOnlyList<TaskBrief> tasks, int? total = null) => string.Join("\n", TaskLines.First(tasks, Line, total));

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

    private static string Line(TaskBrief task) =>
        TaskLines.Of(task.Number, task.Title, task.DueText, task.Repeats, task.Status, task.Priority, task.Project, task.Tags);

    private static TaskAnswer Unconfirmed(Preview preview, IReadOnlyList<TaskBrief> tasks) => new(preview.Text) { Tasks = tasks, Preview = preview };

    private static string InWords(DateOnly date, SpeechContext speech, CancellationToken cancellationToken) =>
        TaskFormatter.Of(new LocalMoment(date), null, speech, minutes: null, cancellationToken);

    private static string Count(int tasks) => tasks == 1 ? "1 task" : $"{tasks} tasks";
}
