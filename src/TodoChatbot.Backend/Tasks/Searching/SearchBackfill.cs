using Microsoft.EntityFrameworkCore;
using TodoChatbot.Backend.Data;

namespace TodoChatbot.Backend.Tasks.Searching;

/// <summary>
/// Indexes again what a version with other rules wrote: rows from before an update, and rows that a process of the old version writes
/// while the new one is rolled out. It can stop anywhere and goes on where it stopped.
/// </summary>
internal sealed partial class SearchBackfill(IServiceScopeFactory scopes, TimeProvider clock, ILogger<SearchBackfill> logger)
{
    private const int BatchSize = 200;
    private const int NoTimeout = 0;

    // The rest of a long list is left to the backfill of everybody.
    private const int MaxTasksOfSearch = 400;

    // Processes of an old version are gone by then, and a search need not ask any more.
    private static readonly TimeSpan Rollout = TimeSpan.FromHours(1);

    private readonly DateTimeOffset _started = clock.GetUtcNow();

    /// <summary>Indexes tasks of everybody, a batch after the other. A statement may take as long as it needs: nobody waits for it.</summary>
    /// <returns>How many.</returns>
    public Task<int> RunAsync(int maxTasks, CancellationToken cancellationToken) => RunAsync(tasks => tasks, maxTasks, cancellationToken, NoTimeout);

    /// <summary>Indexes tasks of one user before a search, as long as an old version may be running.</summary>
    public async Task RunForAsync(Guid ownerId, CancellationToken cancellationToken)
    {
        if (clock.GetUtcNow() - _started > Rollout)
        {
            return;
        }

        try
        {
            await RunAsync(tasks => tasks.Where(task => task.OwnerId == ownerId), MaxTasksOfSearch, cancellationToken);
        }
        catch (DbUpdateException exception)
        {
            // Without it, tasks are found by the terms that they have.
            Failed(exception);
        }
    }

    private async Task<int> RunAsync(
        Func<IQueryable<TodoTask>, IQueryable<TodoTask>> narrow, int maxTasks, CancellationToken cancellationToken, int? timeout = null)
    {
        var indexed = 0;
        while (indexed < maxTasks)
        {
            var batch = await IndexAsync(narrow, Math.Min(BatchSize, maxTasks - indexed), timeout, cancellationToken);
            indexed += batch;
            if (batch < BatchSize)
            {
                break;
            }
        }

        return indexed;
    }

    private async Task<int> IndexAsync(Func<IQueryable<TodoTask>, IQueryable<TodoTask>> narrow, int size, int? timeout, CancellationToken cancellationToken)
    {
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<AppDbContext>();
        if (timeout is not null)
        {
            db.Database.SetCommandTimeout(timeout);
        }

        var outdated = await narrow(db.Set<TodoTask>()).Where(task => !task.SearchText.StartsWith(SearchIndex.VersionMark))
            .Include(task => task.Tags).OrderBy(task => task.OwnerId).ThenBy(task => task.Id).Take(size).ToListAsync(cancellationToken);
        outdated.ForEach(task => task.IndexWords());
        try
        {
            await db.SaveChangesAsync(cancellationToken);
        }
        catch (DbUpdateConcurrencyException)
        {
            // Somebody changed one of them meanwhile; the next batch has those that are still left.
        }

        return outdated.Count;
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "Tasks could not be indexed for search")]
    private partial void Failed(Exception exception);
}
