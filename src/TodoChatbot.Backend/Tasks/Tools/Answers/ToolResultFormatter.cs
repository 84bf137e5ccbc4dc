using Microsoft.Extensions.Localization;
using NodaTime;
using TodoChatbot.Backend.Rules;
using TodoChatbot.Backend.Tasks.Confirmations;
using TodoChatbot.Backend.Tasks.Reading;
using TodoChatbot.Backend.Tasks.Recurring;
using TodoChatbot.Contracts;
using TodoChatbot.Contracts.Tasks;
using TodoChatbot.Language;

namespace TodoChatbot.Backend.Tasks.Tools.Answers;

/// <summary>Puts tasks into the words and the shape that tools answer with.</summary>
internal sealed class ToolResultFormatter(TaskMapper items, IStringLocalizer<Messages> messages)
{
    private const int DescriptionLength = 300;

    /// <summary>The answer of a tool that changes tasks.</summary>
    public TaskAnswer Of(string operation, ChangeOutcome outcome) => outcome switch
    {
        ChangeOutcome.Written written => Written(operation, written.Tasks),
        ChangeOutcome.Unconfirmed { Preview: var asked, Tasks: var tasks } => Unconfirmed(
            new Preview(asked.Summary, asked.Lines, asked.Confirmation, asked.ExpiresAt), [.. tasks.Select(Of)]),
        _ => throw new InvalidOperationException("A change is either written or unconfirmed."),
    };

    // "Completed task 3 “Buy milk”: Mon 23 Nov 2026. Next: Mon 30 Nov 2026."
    private TaskAnswer Written(string operation, IReadOnlyList<TaskItem> written)
    {
        var text = written switch
        {
            [] => "There was nothing to do.",
            [var one] => (one.ChangeSet is null ? Unchanged(operation, one) : null) ?? Changed(operation, one) + OpenSubtasksOf(operation, one),
            _ => Several(operation, written),
        };
        return new TaskAnswer(text)
        {
            Tasks = [.. written.Select(Of)],
            ChangeSet = written.Select(task => task.ChangeSet).FirstOrDefault(changeSet => changeSet is not null),
        };
    }

    private string OpenSubtasksOf(string operation, TaskItem task) =>
        operation == Operations.CompleteTask && task is { Completed: true, Subtasks: { } subtasks } && subtasks.Total - subtasks.Done is > 0 and var open
            ? " " + messages[open == 1 ? "Tools_OpenSubtask" : "Tools_OpenSubtasks", open]
            : string.Empty;

    private string? Unchanged(string operation, TaskItem task) => operation switch
    {
        Operations.CompleteTask when task is { CompletedOccurrence: { } occurrence, Completed: false } =>
            messages["Tools_OccurrenceAlreadyDone", Subject(task), occurrence.Text, task.Due?.Text ?? string.Empty].Value,
        Operations.CompleteTask => messages["Tools_AlreadyDone", Subject(task)].Value,
        Operations.ReopenTask => messages["Tools_AlreadyOpen", Subject(task)].Value,
        Operations.UpdateTask => messages["Tools_AlreadySo", Subject(task)].Value,
        Operations.SkipOccurrence => messages["Tools_OccurrenceOver", Subject(task), task.Due?.Text ?? string.Empty].Value,
        _ => null,
    };

    private string Changed(string operation, TaskItem task) => operation switch
    {
        Operations.CompleteTask when task is { CompletedOccurrence: { } occurrence, Completed: false, Due.Text: { } next } =>
            messages["Tools_CompletedOccurrence", Subject(task), occurrence.Text, next],
        Operations.SkipOccurrence => messages["Tools_Skipped", Subject(task), task.Due?.Text ?? string.Empty],
        Operations.ReopenTask when task.Series is not null => messages["Tools_ReopenedApart", Subject(task)],
        Operations.ReopenTask when task is { Recurrence: not null, Due.Text: { } due } => messages["Tools_ReopenedSeries", Subject(task), due],
        Operations.AddTask or Operations.UpdateTask when task.Reading is { } reading => $"{VerbOf(operation)} {Subject(task)}, due {reading}.",
        _ => $"{VerbOf(operation)} {Subject(task)}.",
    };

    private string Several(string operation, IReadOnlyList<TaskItem> written)
    {
        var changed = operation is Operations.CompleteTask or Operations.ReopenTask or Operations.SkipOccurrence
            ? written.Where(task => task.ChangeSet is not null).ToList()
            : written;
        var same = written.Count - changed.Count;
        return changed.Count == 0
            ? messages["Tools_NoneChanged", same]
            : $"{VerbOf(operation)} {Count(changed.Count)}:\n{Lines([.. changed.Select(Of)])}{(same > 0 ? "\n" + messages["Tools_OthersUnchanged", same] : "")}";
    }

    private static string VerbOf(string operation) => operation switch
    {
        Operations.AddTask => "Added",
        Operations.CompleteTask => "Completed",
        Operations.ReopenTask => "Reopened",
        Operations.SkipOccurrence => "Skipped",
        Operations.DeleteTask => "Deleted",
        _ => "Changed",
    };

    /// <summary>A list, with the days that it was asked for by.</summary>
    public TaskAnswer Listed(Counted listed, DayRange due, DayRange added, DayRange completed, SpeechContext speech, CancellationToken cancellationToken)
    {
        var (shown, total) = (listed.Tasks.Select(Of).ToList(), listed.Total);
        string?[] ranges =
        [
            InWords(due, speech, cancellationToken) is { } days ? messages["Tools_Due", days].Value : null,
            InWords(added, speech, cancellationToken) is { } addedDays ? messages["Tools_Added", addedDays].Value : null,
            InWords(completed, speech, cancellationToken) is { } doneDays ? messages["Tools_Completed", doneDays].Value : null,
        ];
        var asked = string.Join(", ", ranges.OfType<string>()) is { Length: > 0 } said ? $" {said}" : string.Empty;
        var text = total switch
        {
            0 when asked.Length == 0 => "There are no such tasks.",
            0 => messages["Tools_ListNone", asked].Value,
            1 => $"{messages["Tools_ListOne", asked]}\n{Lines(shown, total)}",
            _ => $"{messages["Tools_ListSeveral", asked, total]}\n{Lines(shown, total)}",
        };
        var range = new[] { due, added, completed }.FirstOrDefault(days => days is not { First: null, Last: null });
        return new TaskAnswer(text)
        {
            Tasks = shown,
            Total = total > shown.Count ? total : null,
            NextCursor = listed.NextCursor,
            Range = range is null ? null : new AnsweredRange(range.First, range.Last, speech.Zone.Id),
        };
    }

    private string? InWords(DayRange days, SpeechContext speech, CancellationToken cancellationToken)
    {
        var (first, last) = (days.First is { } from ? speech.Say(from, cancellationToken) : null, days.Last is { } to ? speech.Say(to, cancellationToken) : null);
        string? said = (first, last) switch
        {
            (null, null) => null,
            ({ } only, null) => messages["Tools_FromDay", only].Value,
            (null, { } only) => messages["Tools_ToDay", only].Value,
            _ when first == last => first,
            _ => messages["Tools_DayRange", first!, last!].Value,
        };
        return said is null ? null : messages["Tools_InZone", said, speech.Zone.Id].Value;
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

    /// <summary>How a stretch of days looks.</summary>
    public TaskAnswer Summary(
        DateOnly first, DateOnly last, Counted due, Counted late, int done, SpeechContext speech, CancellationToken cancellationToken)
    {
        var days = InWords(new DayRange(first, last), speech, cancellationToken);
        string[] parts =
        [
            due.Total == 0 ? $"{days}: nothing is due." : $"{days}: {Count(due.Total)} due.\n{Lines([.. due.Tasks.Select(Of)], due.Total)}",
            .. late.Total == 0 ? Array.Empty<string>() : [$"Overdue: {Count(late.Total)}.\n{Lines([.. late.Tasks.Select(Of)], late.Total)}"],
            .. done == 0 ? Array.Empty<string>() : [$"Done: {done}."],
        ];
        return new TaskAnswer(string.Join("\n", parts))
        {
            Tasks = [.. due.Tasks.Concat(late.Tasks).Select(Of)],
            Range = new AnsweredRange(first, last, speech.Zone.Id),
        };
    }

    private async Task<IReadOnlyList<TaskBrief>> OfAsync(IReadOnlyList<TodoTask> tasks, CancellationToken cancellationToken) =>
        [.. (await items.OfAsync(tasks, cancellationToken)).Select(Of)];

    /// <summary>A line for each task, the first ones of many.</summary>
    public static string Lines(IReadOnlyList<TaskBrief> tasks, int? total = null) => string.Join("\n", TaskLines.First(tasks, Line, total));

    /// <summary>Tasks, and how many there are in all.</summary>
    internal sealed record Counted(IReadOnlyList<TaskItem> Tasks, int Total, string? NextCursor = null);

    private static TaskBrief Of(TaskItem task) => new(
        task.Id,
        task.Number,
        task.Title,
        task.Status,
        task.Priority,
        task.Due is { } due ? due.Local ?? new LocalMoment(due.Date, due.Time).ToString() : null,
        task.Due?.Text,
        task.Recurrence?.Text,
        [.. task.Reminders.Select(reminder => reminder.Text ?? reminder.Trigger)],
        task.Tags,
        task.Project?.Name,
        task.Parent,
        task.Description.Length == 0 ? null
            : task.Description.Length <= DescriptionLength ? task.Description
            : task.Description.Cut(DescriptionLength) + "…")
    {
        Occurrence = task.Occurrence,
        DueAt = task.Due is { Time: not null, TimeZone: { } zone } timed
            ? new LocalMoment(timed.Date, timed.Time).Beginning.InZoneLeniently(DateTimeZoneProviders.Tzdb[zone]).ToInstant().ToDateTimeOffset()
            : null,
    };

    private static string Subject(TaskItem task) => $"task {task.Number} “{task.Title}”";

    private static string Line(TaskBrief task) =>
        TaskLines.Of(task.Number, task.Title, task.DueText, task.Repeats, task.Status, task.Priority, task.Project, task.Tags);

    private static TaskAnswer Unconfirmed(Preview preview, IReadOnlyList<TaskBrief> tasks) => new(preview.Text) { Tasks = tasks, Preview = preview };

    private static string Count(int tasks) => tasks == 1 ? "1 task" : $"{tasks} tasks";
}
