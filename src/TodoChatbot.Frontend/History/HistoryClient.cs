using System.Globalization;
using Microsoft.AspNetCore.Http.Extensions;
using TodoChatbot.Contracts;
using TodoChatbot.Contracts.Activity;
using TodoChatbot.Frontend.Backend;

namespace TodoChatbot.Frontend.History;

/// <summary><c>/api/activity</c>, <c>/api/undo</c> and <c>/api/redo</c>.</summary>
internal sealed class HistoryClient(BackendApi backend)
{
    /// <summary>What was changed, the newest first.</summary>
    /// <param name="task">Only what was changed of this task; null for all.</param>
    /// <param name="cursor">Where the page before ended; null for the first.</param>
    /// <param name="limit">How many change sets at the most.</param>
    /// <param name="cancellationToken">Stops it.</param>
    public Task<Page<ActivityItem>> ListAsync(int? task, string? cursor, int limit, CancellationToken cancellationToken)
    {
        var query = new QueryBuilder { { "limit", limit.ToString(CultureInfo.InvariantCulture) } };
        if (task is { } number)
        {
            query.Add("task", number.ToString(CultureInfo.InvariantCulture));
        }

        if (cursor is not null)
        {
            query.Add("cursor", cursor);
        }

        return backend.GetAsync<Page<ActivityItem>>($"api/activity{query}", cancellationToken);
    }

    /// <summary>The latest change; null when there is none.</summary>
    public async Task<ActivityItem?> LatestAsync(CancellationToken cancellationToken) =>
        (await ListAsync(task: null, cursor: null, limit: 1, cancellationToken)).Items.FirstOrDefault();

    /// <summary>The latest change of a task, deleted ones too; null when there is none.</summary>
    public async Task<ActivityItem?> LatestOfAsync(int task, CancellationToken cancellationToken) =>
        (await ListAsync(task, cursor: null, limit: 1, cancellationToken)).Items.FirstOrDefault();

    /// <summary>Takes back exactly this change set; without one, the newest.</summary>
    public Task<Result<UndoneChanges>> UndoAsync(Guid? changeSet, CancellationToken cancellationToken) =>
        backend.SendAsync<UndoneChanges>(BackendRequest.Post("api/undo", new UndoChanges(ChangeSet: changeSet)), cancellationToken);

    public Task<Result<UndoneChanges>> RedoAsync(CancellationToken cancellationToken) =>
        backend.SendAsync<UndoneChanges>(BackendRequest.Post("api/redo", new UndoChanges()), cancellationToken);
}
