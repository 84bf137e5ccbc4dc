using System.Collections.Concurrent;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;
using Microsoft.Extensions.Options;
using TodoChatbot.Backend.Broadcasting;
using TodoChatbot.Backend.Data;
using TodoChatbot.Backend.Data.Outages;
using TodoChatbot.Backend.Rules;
using TodoChatbot.Contracts;
using TodoChatbot.Contracts.Chat;

namespace TodoChatbot.Backend.Chat.Runs;

/// <summary>Works on runs in the background of this process, whatever becomes of the requests that asked for them.</summary>
internal sealed partial class RunHost(
    IServiceScopeFactory scopes,
    ChangeBroadcaster board,
    IOptions<RunOptions> options,
    IStringLocalizer<Messages> messages,
    TimeProvider clock,
    ILogger<RunHost> logger)
    : BackgroundService
{
    private const int RenewalsPerLease = 3;

    // A run over which two processes went silent would take the next one down, too.
    private const int MaxInterruptions = 2;

    private readonly ConcurrentDictionary<Guid, (LocalRun Run, Task Work)> _runs = new();

    private TimeSpan Lease => TimeSpan.FromSeconds(options.Value.LeaseSeconds);

    /// <summary>Until when a lease that begins now holds.</summary>
    public DateTimeOffset NewLease => clock.Now + Lease;

    /// <summary>The run, while this process works on it.</summary>
    public LocalRun? Find(Guid runId) => _runs.TryGetValue(runId, out var entry) ? entry.Run : null;

    /// <summary>Begins to work on a run that this process holds.</summary>
    public void Start(Guid runId, Guid ownerId, int epoch)
    {
        var run = new LocalRun(runId, ownerId, epoch);
        var started = new TaskCompletionSource();
        _runs[runId] = (run, WorkAsync(run, started.Task));
        started.SetResult();
    }

    /// <summary>Takes over a run whose process has gone silent, or ends it when that has happened too often.</summary>
    public async Task<TakeOver> TakeOverAsync(Guid runId, CancellationToken cancellationToken)
    {
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<AppDbContext>();
        var now = clock.Now;
        var lease = NewLease;
        var claimed = await db.Database
            .SqlQuery<Claim>(
                $"""
                UPDATE runs SET epoch = epoch + 1, interruptions = interruptions + 1, lease_until = {lease.UtcDateTime}
                WHERE id = {runId} AND status = 'Running' AND lease_until < {now.UtcDateTime}
                RETURNING owner_id, epoch, interruptions
                """)
            .ToListAsync(cancellationToken);
        if (claimed is not [var claim])
        {
            return TakeOver.None;
        }

        if (claim.Interruptions >= MaxInterruptions)
        {
            await CloseAsync(db, runId, claim);
            return TakeOver.Closed;
        }

        TakenOver(runId);
        Start(runId, claim.OwnerId, claim.Epoch);
        return TakeOver.Resumed;
    }

    // Not cancelled with the request that found it: half done, it would wait for the lease to end once more.
    private async Task CloseAsync(AppDbContext db, Guid runId, Claim claim)
    {
        using var local = new LocalRun(runId, claim.OwnerId, claim.Epoch);
        var problem = Problem.Of(ErrorCodes.InternalError, messages["Chat_RunInterrupted"]).ProblemDetails;
        await new RunLog(db, runId, claim.OwnerId, claim.Epoch, local).CloseAsync(RunStatus.Failed, [(RunEventNames.Error, problem)], CancellationToken.None);
        board.Publish(new ChangeEvent(ChangeKind.Conversations, claim.OwnerId, runId));
        Closed(runId, claim.Interruptions);
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
            if (notice.Kind != ChangeKind.CancelRun)
            {
                continue;
            }

            if (notice.Id is { } runId)
            {
                Find(runId)?.Stop(byPerson: true);
                continue;
            }

            // The account is gone, and with it all that its runs could write to.
            foreach (var (run, _) in _runs.Values.Where(entry => entry.Run.OwnerId == notice.UserId))
            {
                run.Stop(byPerson: false);
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

    [LoggerMessage(Level = LogLevel.Error, Message = "Run {RunId} was closed after {Interruptions} processes went silent over it")]
    private partial void Closed(Guid runId, int interruptions);

    [LoggerMessage(Level = LogLevel.Error, Message = "Run {RunId} ended by an unexpected failure")]
    private partial void WorkFailed(Guid runId, Exception exception);

    [LoggerMessage(Level = LogLevel.Warning, Message = "The lease of run {RunId} cannot be renewed")]
    private partial void RenewalFailed(Guid runId, Exception exception);

    private sealed record Claim(Guid OwnerId, int Epoch, int Interruptions);
}
