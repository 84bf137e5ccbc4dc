using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using TodoChatbot.Backend.Data;
using TodoChatbot.Contracts;

namespace TodoChatbot.Backend.Chat.Runs;

/// <summary>
/// Writes the events of a run that this process works on. Each write says so in the run's row first, so that a process that has
/// lost the run to another one notices before it does harm.
/// </summary>
internal sealed class RunLog(AppDbContext db, Guid runId, int epoch, LocalRun local)
{
    /// <summary>Adds an event, in the open transaction if there is one.</summary>
    /// <exception cref="RunLostException">The run belongs to another process by now, has ended or was deleted.</exception>
    /// <exception cref="RunCancelledException">The person wants it to stop, and this is not its end.</exception>
    public Task AppendAsync<T>(string name, T data, CancellationToken cancellationToken) => AppendAsync([(name, data!)], RunStatus.Running, cancellationToken);

    /// <summary>Adds the last events and closes the run.</summary>
    public Task CloseAsync(RunStatus status, IReadOnlyList<(string Name, object Data)> events, CancellationToken cancellationToken) =>
        AppendAsync(events, status, cancellationToken);

    private Task AppendAsync(IReadOnlyList<(string Name, object Data)> events, RunStatus status, CancellationToken cancellationToken) =>
        db.InTransactionAsync(
            async token =>
            {
                var claimed = await db.Database
                    .SqlQuery<Claim>(
                        $"""
                        UPDATE runs SET last_event = last_event + {events.Count}, status = {status.ToString()}
                        WHERE id = {runId} AND epoch = {epoch} AND status = 'Running'
                        RETURNING last_event, cancel_requested
                        """)
                    .ToListAsync(token);
                if (claimed is not [var claim])
                {
                    throw new RunLostException();
                }

                if (claim.CancelRequested && status == RunStatus.Running)
                {
                    throw new RunCancelledException();
                }

                var written = events
                    .Select((happened, index) => new RunEvent
                    {
                        RunId = runId,
                        Sequence = claim.LastEvent - events.Count + index + 1,
                        Name = happened.Name,
                        Data = JsonSerializer.Serialize(happened.Data, happened.Data.GetType(), Wire.Json),
                    })
                    .ToList();
                db.AddRange(written);
                await db.SaveChangesAsync(token);
                db.AfterCommit(() => local.Add(written));
                return true;
            },
            cancellationToken);

    private sealed record Claim(int LastEvent, bool CancelRequested);
}
