using System.Collections.Concurrent;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using TodoChatbot.Backend.Broadcasting;
using TodoChatbot.Backend.Data;
using TodoChatbot.Backend.Data.Outages;

namespace TodoChatbot.Backend.Chat.Runs;

/// <summary>Works on runs in the background of this process, whatever becomes of the requests that asked for them.</summary>
internal sealed partial class RunHost(
    IServiceScopeFactory scopes, ChangeBroadcaster board, IOptions<RunOptions> options, TimeProvider clock, ILogger<RunHost> logger)
    : BackgroundService
{
    private const int RenewalsPerLease = 3;

    private readonly ConcurrentDictionary<Guid, (LocalRun Run, Task Work)> _runs = new();

    private TimeSpan Lease => TimeSpan.FromSeconds(options.Value.LeaseSeconds);

    /// <summary>Until when a lease that begins now holds.</summary>
    public DateTimeOffset NewLease => clock.Now + Lease;

    /// <summary>The run, while this process works on it.</summary>
    public LocalRun? Find(Guid runId) => _runs.TryGetValue(runId, out var entry) ? entry.Run : null;

    /// <summary>Begins to work on a run that this process holds.</summary>
    public void Start(Guid runId, int epoch)
    {
        var run = new LocalRun(runId, epoch);
        var started = new TaskCompletionSource();
        _runs[runId] = (run, WorkAsync(run, started.Task));
        started.SetResult();
    }

    /// <summary>Takes over a run whose process has gone silent.</summary>
    /// <returns>False when it is still worked on, or somebody else was faster.</returns>
    public async Task<bool> TakeOverAsync(Guid runId, CancellationToken cancellationToken)
    {
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<AppDbContext>();
        var now = clock.Now;
        var lease = NewLease;
        var epochs = await db.Database
            .SqlQuery<int>(
                $"""
                UPDATE runs SET epoch = epoch + 1, lease_until = {lease.UtcDateTime}
                WHERE id = {runId} AND status = 'Running' AND lease_until < {now.UtcDateTime}
                RETURNING epoch AS "Value"
                """)
            .ToListAsync(cancellationToken);
        if (epochs is not [var epoch])
        {
            return false;
        }

        TakenOver(runId);
        Start(runId, epoch);
        return true;
    }

    /// <summary>Lets the runs under way finish; what is left when the time is up goes to another process.</summary>
    public override async Task StopAsync(CancellationToken cancellationToken)
    {
        try
        {
            await Task.WhenAll(_runs.Values.Select(entry => entry.Work)).WaitAsync(cancellationToken);
        }
        catch (OperationCanceledException)
        {
            foreach (var (run, _) in _runs.Values)
            {
                run.Stop(byPerson: false);
            }
        }

        await base.StopAsync(cancellationToken);
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await foreach (var notice in board.ListenAsync(userId: null, stoppingToken))
        {
            if (notice is { Kind: ChangeKind.CancelRun, Id: { } runId })
            {
                Find(runId)?.Stop(byPerson: true);
            }
        }
    }

    private async Task WorkAsync(LocalRun run, Task started)
    {
        await started;
        using var renewing = CancellationTokenSource.CreateLinkedTokenSource(run.Stopping);
        var renewal = RenewAsync(run, renewing.Token);
        try
        {
            await using var scope = scopes.CreateAsyncScope();
            await scope.ServiceProvider.GetRequiredService<RunWorker>().WorkAsync(run);
        }
        catch (Exception exception)
        {
            // The worker answers for everything it can answer for; this is the last place before the exception is lost.
            WorkFailed(run.Id, exception);
        }
        finally
        {
            await renewing.CancelAsync();
            await renewal;
            run.End();
            _runs.TryRemove(run.Id, out _);
            run.Dispose();
        }
    }

    private async Task RenewAsync(LocalRun run, CancellationToken cancellationToken)
    {
        using var timer = new PeriodicTimer(Lease / RenewalsPerLease, clock);
        try
        {
            while (await timer.WaitForNextTickAsync(cancellationToken))
            {
                await using var scope = scopes.CreateAsyncScope();
                var db = scope.ServiceProvider.GetRequiredService<AppDbContext>();
                var lease = NewLease;
                var held = await db.Set<Run>()
                    .Where(r => r.Id == run.Id && r.Epoch == run.Epoch && r.Status == RunStatus.Running)
                    .ExecuteUpdateAsync(set => set.SetProperty(r => r.LeaseUntil, lease), cancellationToken);
                if (held == 0)
                {
                    run.Stop(byPerson: false);
                    return;
                }
            }
        }
        catch (OperationCanceledException)
        {
            // The work has ended.
        }
        catch (Exception exception) when (DatabaseOutage.CauseOf(exception) is not null)
        {
            // The work will meet the same outage and say so.
            RenewalFailed(run.Id, exception);
        }
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "Run {RunId} is taken over from a process that went silent")]
    private partial void TakenOver(Guid runId);

    [LoggerMessage(Level = LogLevel.Error, Message = "Run {RunId} ended by an unexpected failure")]
    private partial void WorkFailed(Guid runId, Exception exception);

    [LoggerMessage(Level = LogLevel.Warning, Message = "The lease of run {RunId} cannot be renewed")]
    private partial void RenewalFailed(Guid runId, Exception exception);
}
