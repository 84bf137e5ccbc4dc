using System.Globalization;
using System.Text.Json.Nodes;
using TodoChatbot.Contracts;
using TodoChatbot.Contracts.Language;
using TodoChatbot.Contracts.Tasks;
using TodoChatbot.Frontend.Backend;

namespace TodoChatbot.Frontend.Tasks;

/// <summary><c>/api/tasks</c>, <c>/api/reminders</c> and <c>/api/language</c>.</summary>
internal sealed class TaskClient(BackendApi backend)
{
    /// <summary>The first tasks that a query finds, as many as asked for.</summary>
    public async Task<Page<TaskItem>> ListAsync(TaskQuery query, int count, CancellationToken cancellationToken)
    {
        var items = new List<TaskItem>();
        string? cursor = null;
        do
        {
            var size = Math.Min(count - items.Count, Limits.MaximumPageSize);
            var page = await backend.GetAsync<Page<TaskItem>>(query.ToPath(size, cursor), cancellationToken);
            items.AddRange(page.Items);
            cursor = page.NextCursor;
        }
        while (cursor is not null && items.Count < count);
        return new Page<TaskItem>(items, cursor);
    }

    /// <summary>The tasks that a query finds, divided by due date.</summary>
    /// <param name="query">Which tasks.</param>
    /// <param name="sizes">How many of each group.</param>
    /// <param name="cancellationToken">Stops it.</param>
    public async Task<IReadOnlyList<TaskGroupPage>> ListGroupsAsync(
        TaskQuery query, IReadOnlyDictionary<DueGroup, int> sizes, CancellationToken cancellationToken) =>
        (await backend.GetAsync<TaskGroups>(query.ToGroupsPath(string.Join(',', sizes.Select(size => $"{size.Key.WireName}:{size.Value}"))), cancellationToken)).Groups;

    /// <summary>How many open tasks there are.</summary>
    /// <returns>Null while the backend is of a release that doesn't count.</returns>
    public Task<TaskCounts?> CountAsync(CancellationToken cancellationToken) => backend.FindAsync<TaskCounts>("api/tasks/counts", cancellationToken);

    /// <returns>Null when the person has no such task.</returns>
    public Task<TaskItem?> FindAsync(int number, CancellationToken cancellationToken) =>
        backend.FindAsync<TaskItem>(Path(number), cancellationToken);

    /// <summary>What a line would mean; stores nothing.</summary>
    public Task<Result<ParsedText>> ReadAsync(ParseText line, CancellationToken cancellationToken) =>
        backend.SendAsync<ParsedText>(BackendRequest.Post("api/language/parse", line), cancellationToken);

    public Task<Result<TaskItem>> AddAsync(QuickTask line, string? idempotencyKey, CancellationToken cancellationToken) =>
        backend.SendAsync<TaskItem>(BackendRequest.Post("api/tasks/quick", line) with { IdempotencyKey = idempotencyKey }, cancellationToken);

    /// <summary>Adds each of the tasks that a line describes.</summary>
    public Task<Result<Page<TaskItem>>> AddSeveralAsync(QuickTask line, string? idempotencyKey, CancellationToken cancellationToken) =>
        backend.SendAsync<Page<TaskItem>>(BackendRequest.Post("api/tasks/quick/batch", line) with { IdempotencyKey = idempotencyKey }, cancellationToken);

    public Task<Result<TaskItem>> AddAsync(TaskFields fields, string? idempotencyKey, CancellationToken cancellationToken) =>
        backend.SendAsync<TaskItem>(BackendRequest.Post("api/tasks", fields) with { IdempotencyKey = idempotencyKey }, cancellationToken);

    /// <summary>Replaces the fields of the version that was edited; without one, of whichever there is.</summary>
    public Task<Result<TaskItem>> ReplaceAsync(int number, TaskFields fields, int? version, CancellationToken cancellationToken) =>
        backend.SendAsync<TaskItem>(BackendRequest.Put(Path(number), fields) with { Version = version }, cancellationToken);

    public Task<Result<TaskItem>> ChangeAsync(int number, JsonObject patch, CancellationToken cancellationToken) =>
        backend.SendAsync<TaskItem>(BackendRequest.Patch(Path(number), patch), cancellationToken);

    /// <summary>Moves a task to a day of the user's calendar; a time of day stays.</summary>
    public async Task<Result<TaskItem>> MoveAsync(int number, DateOnly day, CancellationToken cancellationToken)
    {
        var answer = await ChangeSeveralAsync(new BulkTasks([number.ToString(CultureInfo.InvariantCulture)], BulkAction.Move, Day: day), cancellationToken);
        return answer.IsFailure(out var problem, out var moved) ? Result<TaskItem>.Failure(problem) : Result<TaskItem>.Success(moved.Items.Single());
    }

    public Task<Result<TaskItem>> CompleteAsync(int number, bool completed, string? occurrence, OpenSubtasks subtasks, CancellationToken cancellationToken) =>
        backend.SendAsync<TaskItem>(BackendRequest.Patch($"{Path(number)}/complete", new CompleteTask(completed, occurrence, completed ? subtasks : null)), cancellationToken);

    public Task<Result<TaskItem>> SkipAsync(int number, string? occurrence, CancellationToken cancellationToken) =>
        backend.SendAsync<TaskItem>(BackendRequest.Post($"{Path(number)}/skip", new SkipOccurrence(occurrence)), cancellationToken);

    public Task<Result<NoContent>> DeleteAsync(int number, CancellationToken cancellationToken) =>
        backend.SendAsync(BackendRequest.Delete(Path(number)), cancellationToken);

    /// <summary>Does the same to several tasks in one change, or says what it would do.</summary>
    public Task<Result<BulkAnswer>> ChangeSeveralAsync(BulkTasks request, CancellationToken cancellationToken) =>
        backend.SendAsync<BulkAnswer>(BackendRequest.Post("api/tasks/bulk", request), cancellationToken);

    /// <summary>The reminders of open tasks between two moments, the next first.</summary>
    public async Task<IReadOnlyList<ReminderItem>> ListRemindersAsync(DateTimeOffset after, DateTimeOffset until, CancellationToken cancellationToken) =>
        (await backend.GetAsync<Page<ReminderItem>>($"api/reminders?after={Moment(after)}&until={Moment(until)}", cancellationToken)).Items;

    private static string Moment(DateTimeOffset at) => at.ToUniversalTime().ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);

    private static string Path(int number) => string.Create(CultureInfo.InvariantCulture, $"api/tasks/{number}");
}
