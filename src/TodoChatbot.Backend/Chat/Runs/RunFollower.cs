using System.Runtime.CompilerServices;
using Microsoft.EntityFrameworkCore;
using TodoChatbot.Backend.Accounts;
using TodoChatbot.Backend.Broadcasting;
using TodoChatbot.Backend.Data;
using TodoChatbot.Contracts.Chat;

namespace TodoChatbot.Backend.Chat.Runs;

/// <summary>
/// Tells what happens in a run, from any event on, in whichever process it is worked on. Whoever asks for a run that nobody works
/// on any more sets it going again.
/// </summary>
internal sealed class RunFollower(IServiceScopeFactory scopes, Caller caller, RunHost host, ChangeBroadcaster notices, TimeProvider clock)
{
    // A run in another process is read from the database, which that run keeps awake anyway.
    private static readonly TimeSpan Interval = TimeSpan.FromMilliseconds(200);

    /// <summary>True when the caller has this run.</summary>
    public Task<bool> ExistsAsync(Guid runId, CancellationToken cancellationToken) =>
        ReadAsync(db => Mine(db, runId).AnyAsync(cancellationToken));

    /// <summary>True when the caller's account was deleted.</summary>
    public Task<bool> IsAccountGoneAsync(CancellationToken cancellationToken) =>
        ReadAsync(async db => !await db.Set<User>().AnyAsync(user => user.Id == caller.UserId, cancellationToken));

    /// <summary>The events after one, as they come, up to the last.</summary>
    public async IAsyncEnumerable<RunEvent> FollowAsync(Guid runId, int after, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        while (true)
        {
            if (host.Find(runId) is { } local)
            {
                await foreach (var happened in local.ReadAsync(after, cancellationToken))
                {
                    yield return happened;
                    after = happened.Sequence;
                    if (IsLast(happened))
                    {
                        yield break;
                    }
                }
            }

            var (run, events) = await ReadAsync(async db => (
                await Mine(db, runId).FirstOrDefaultAsync(cancellationToken),
                await db.Set<RunEvent>().AsNoTracking().Where(e => e.RunId == runId && e.Sequence > after).OrderBy(e => e.Sequence).ToListAsync(cancellationToken)));
            foreach (var happened in events)
            {
                yield return happened;
                after = happened.Sequence;
                if (IsLast(happened))
                {
                    yield break;
                }
            }

            if (run is null || (run.Status != RunStatus.Running && events.Count == 0))
            {
                yield break;
            }

            if (run.LeaseUntil < clock.Now && await host.TakeOverAsync(runId, cancellationToken) != TakeOver.None)
            {
                continue;
            }

            await Task.Delay(Interval, clock, cancellationToken);
        }
    }

    /// <summary>Stops a run, wherever it is worked on.</summary>
    /// <returns>False when the caller has no such run.</returns>
    public async Task<bool> CancelAsync(Guid runId, CancellationToken cancellationToken)
    {
        if (!await ExistsAsync(runId, cancellationToken))
        {
            return false;
        }

        var stops = await ReadAsync(db => Mine(db, runId).Where(run => run.Status == RunStatus.Running)
            .ExecuteUpdateAsync(set => set.SetProperty(run => run.CancelRequested, true), cancellationToken));
        if (stops > 0)
        {
            notices.Publish(new ChangeEvent(ChangeKind.CancelRun, caller.UserId, runId));
            await host.TakeOverAsync(runId, cancellationToken);
        }

        return true;
    }

    private IQueryable<Run> Mine(AppDbContext db, Guid runId) => db.Set<Run>().AsNoTracking().Where(run => run.Id == runId && run.OwnerId == caller.UserId);

    // A scope for each read: a stream may stay open for long, and must not hold a connection.
    private async Task<T> ReadAsync<T>(Func<AppDbContext, Task<T>> read)
    {
        await using var scope = scopes.CreateAsyncScope();
        return await read(scope.ServiceProvider.GetRequiredService<AppDbContext>());
    }

    private static bool IsLast(RunEvent happened) => happened.Name is RunEventNames.Done or RunEventNames.Error;
}
