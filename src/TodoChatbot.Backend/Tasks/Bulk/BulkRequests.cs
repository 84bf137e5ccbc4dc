using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;
using TodoChatbot.Backend.Accounts.Profile;
using TodoChatbot.Backend.Data;
using TodoChatbot.Backend.Rules;
using TodoChatbot.Backend.Tasks.Confirmations;
using TodoChatbot.Backend.Tasks.Reading;
using TodoChatbot.Backend.Tasks.Recurring;
using TodoChatbot.Contracts;
using TodoChatbot.Contracts.Tasks;

namespace TodoChatbot.Backend.Tasks.Bulk;

/// <summary>Translates <c>POST /api/tasks/bulk</c> into one change of the tasks that it names.</summary>
internal sealed class BulkRequests(TaskScope tasks, TaskService service, CurrentUser user, IStringLocalizer<Messages> messages, TimeProvider clock)
{
    private const int SpreadDays = 7;

    /// <returns>Null when the caller has none of the tasks.</returns>
    public async Task<ChangeOutcome?> RunAsync(BulkTasks request, CancellationToken cancellationToken)
    {
        request.Validated();
        if (request.Action == BulkAction.Change != request.Change is { Count: > 0 })
        {
            throw RequestValidationException.For(nameof(request.Change), "Say what to change with the action change, and only with it.");
        }

        if (request.Action == BulkAction.Move != request.Day is not null)
        {
            throw RequestValidationException.For(nameof(request.Day), "Say the day with the action move, and only with it.");
        }

        if (request is { Subtasks: not null, Action: not BulkAction.Complete })
        {
            throw RequestValidationException.For(nameof(request.Subtasks), messages["Tasks_BulkSubtasks"]);
        }

        var named = await FindAsync(request.Tasks, cancellationToken);
        if (named.Count == 0)
        {
            return null;
        }

        var subtasks = request.Subtasks is OpenSubtasks.Ask or OpenSubtasks.Complete ? await FindOpenSubtasksAsync(named, cancellationToken) : [];
        if (request.Subtasks == OpenSubtasks.Ask && subtasks.Count > 0)
        {
            var parents = named.Where(task => subtasks.Any(subtask => subtask.ParentId == task.Id));
            return new ChangeOutcome.HasOpenSubtasks([.. parents.Select(task => task.Title)], [.. subtasks.Select(task => task.Title)]);
        }

        return await ChangeAsync(request, new TaskSelection([.. named, .. subtasks]), cancellationToken);
    }

    private Task<ChangeOutcome> ChangeAsync(BulkTasks request, TaskSelection selection, CancellationToken cancellationToken) => request switch
    {
        { Action: BulkAction.Delete } => service.DeleteAsync(selection, request.Confirmation, cancellationToken),
        { Change: { } change } => service.ChangeAsync(
            selection,
            new ChangeRequest(Operations.UpdateTask, change, request.Confirmation),
            fields => MergePatch.Apply(fields, change),
            subtasks: [],
            cancellationToken),
        { Day: { } day } => MoveAsync(selection, new { day }, (_, _) => day, request.Confirmation, cancellationToken),
        { Action: BulkAction.Spread } => SpreadAsync(selection, request.Confirmation, cancellationToken),
        _ => service.CompleteAsync(selection, done: request.Action == BulkAction.Complete, OccurrencesOf(request, selection), request.Confirmation, cancellationToken),
    };

    // Spreads the tasks evenly: the days differ by one task at most.
    private Task<ChangeOutcome> SpreadAsync(TaskSelection selection, string? confirmation, CancellationToken cancellationToken)
    {
        var ordered = selection.Tasks.OrderByDescending(task => task.Priority).ThenBy(task => task.DueSort, StringComparer.Ordinal).ThenBy(task => task.Number).ToList();
        var offsets = ordered.Select((task, index) => (task.Number, Days: index * SpreadDays / ordered.Count)).ToDictionary(task => task.Number, task => task.Days);
        return MoveAsync(selection, new { spread = SpreadDays }, (task, today) => today.AddDays(offsets[task.Number]), confirmation, cancellationToken);
    }

    private async Task<ChangeOutcome> MoveAsync(
        TaskSelection selection, object what, Func<TodoTask, DateOnly, DateOnly> dayOf, string? confirmation, CancellationToken cancellationToken)
    {
        var speech = (await user.GetAsync(cancellationToken)).Speech(clock.Now);
        var today = speech.Now.Date.ToDateOnly();
        return await service.ChangeAsync(
            selection,
            new ChangeRequest(Operations.UpdateTask, new { what, today }, confirmation),
            (task, fields) => fields with { Due = fields.Due?.OnDay(dayOf(task, today), speech.Zone) ?? new Due(dayOf(task, today)) },
            subtasks: [],
            cancellationToken);
    }

    private static IReadOnlyDictionary<Guid, OccurrenceId> OccurrencesOf(BulkTasks request, TaskSelection selection)
    {
        var named = request.Action == BulkAction.Complete ? request.Occurrences ?? new Dictionary<string, string>() : new Dictionary<string, string>();
        var found = new Dictionary<Guid, OccurrenceId>();
        foreach (var (name, occurrence) in named)
        {
            if (selection.Tasks.FirstOrDefault(KeyOf(name).Names) is { } task)
            {
                found[task.Id] = OccurrenceId.Read(occurrence, nameof(request.Occurrences));
            }
        }

        return found;
    }

    private async Task<IReadOnlyList<TodoTask>> FindAsync(IReadOnlyList<string> named, CancellationToken cancellationToken)
    {
        var keys = named.Select(KeyOf).ToList();
        var (numbers, ids) = (keys.Select(key => key.Number).OfType<int>().ToList(), keys.Select(key => key.Id).OfType<Guid>().ToList());
        return await TaskMapper.Loaded(tasks.Mine.Where(task => numbers.Contains(task.Number) || ids.Contains(task.Id)).OrderBy(task => task.Number))
            .ToListAsync(cancellationToken);
    }

    // Only of tasks that don't repeat. The subtasks of a repeating task are open again for its next occurrence.
    private async Task<IReadOnlyList<TodoTask>> FindOpenSubtasksAsync(IReadOnlyList<TodoTask> named, CancellationToken cancellationToken)
    {
        Guid[] parents = [.. named.Where(task => task.Recurrence is null && task.Status != TodoStatus.Done).Select(task => task.Id)];
        Guid[] own = [.. named.Select(task => task.Id)];
        return await TaskMapper.Loaded(tasks.Mine
                .Where(task => task.ParentId != null && parents.Contains(task.ParentId.Value) && task.Status != TodoStatus.Done && !own.Contains(task.Id))
                .OrderBy(task => task.Number))
            .ToListAsync(cancellationToken);
    }

    private static TaskKey KeyOf(string name) => TaskKey.TryParse(name, out var key) && (key.Number ?? (object?)key.Id) is not null
        ? key
        : throw RequestValidationException.For(nameof(BulkTasks.Tasks), $"“{name}” is neither the number nor the id of a task.");
}
