using System.Globalization;
using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
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
internal sealed class BulkRequests(TaskScope tasks, TaskService service, CurrentUser user, TimeProvider clock)
{
    private const int SpreadDays = 7;

    /// <returns>Null when the caller has none of the tasks.</returns>
    public async Task<BulkAnswer?> RunAsync(BulkTasks request, CancellationToken cancellationToken)
    {
        request.Validated();
        if (request.Action == BulkAction.Change != request.Change is { Count: > 0 })
        {
            throw RequestValidationException.For(nameof(request.Change), "Say what to change with the action change, and only with it.");
        }

        var selection = new TaskSelection(await FindAsync(request.Tasks, cancellationToken));
        if (selection.Tasks.Count == 0)
        {
            return null;
        }

        return await ChangeAsync(request, selection, cancellationToken) switch
        {
            ChangeOutcome.Written { Tasks: var written } => new BulkAnswer(
                written, written.Select(task => task.ChangeSet).FirstOrDefault(changeSet => changeSet is not null), Preview: null),
            ChangeOutcome.Unconfirmed unconfirmed => new BulkAnswer(unconfirmed.Tasks, ChangeSet: null, unconfirmed.Preview),
            _ => throw new InvalidOperationException("A change is either written or unconfirmed."),
        };
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
        { Action: BulkAction.Spread } => SpreadAsync(selection, request.Confirmation, cancellationToken),
        _ => service.CompleteAsync(selection, done: request.Action == BulkAction.Complete, OccurrencesOf(request, selection), request.Confirmation, cancellationToken),
    };

    // Spreads the tasks evenly: the days differ by one task at most.
    private async Task<ChangeOutcome> SpreadAsync(TaskSelection selection, string? confirmation, CancellationToken cancellationToken)
    {
        var today = (await user.GetAsync(cancellationToken)).Speech(clock.Now).Now.Date.ToDateOnly();
        var ordered = selection.Tasks.OrderByDescending(task => task.Priority).ThenBy(task => task.DueSort, StringComparer.Ordinal).ThenBy(task => task.Number).ToList();
        var days = ordered.Select((task, index) => (task.Number, Day: today.AddDays(index * SpreadDays / ordered.Count))).ToDictionary(task => task.Number, task => task.Day);
        return await service.ChangeAsync(
            selection,
            new ChangeRequest(Operations.UpdateTask, new { spread_from = today }, confirmation),
            (task, fields) => MergePatch.Apply(fields, DueOn(days[task.Number])),
            subtasks: [],
            cancellationToken);
    }

    private static JsonObject DueOn(DateOnly day) =>
        new() { ["due"] = new JsonObject { ["date"] = day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) } };

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

    private static TaskKey KeyOf(string name) => TaskKey.TryParse(name, out var key) && (key.Number ?? (object?)key.Id) is not null
        ? key
        : throw RequestValidationException.For(nameof(BulkTasks.Tasks), $"“{name}” is neither the number nor the id of a task.");
}
