using System.Text;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using TodoChatbot.Backend.Data;
using TodoChatbot.Backend.Data.Owners;
using TodoChatbot.Contracts;

namespace TodoChatbot.Backend.Chat.Runs;

/// <summary>
/// Writes the events of a run that this process works on. Each write says so in the run's row first, so that a process that has
/// lost the run to another one notices before it does harm.
/// </summary>
internal sealed class RunLog(AppDbContext db, Guid runId, Guid ownerId, int epoch, LocalRun local)
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
                // The end of a run counts what it stored, so it locks the owner before the run.
                var owner = status == RunStatus.Running ? null
                    : db.Owner ?? await db.LockOwnerAsync(ownerId, token) ?? throw new RunLostException();
                var data = events.Select(happened => JsonSerializer.Serialize(happened.Data, happened.Data.GetType(), Wire.Json)).ToList();
                long bytes = data.Sum(Encoding.UTF8.GetByteCount);
                var claimed = await db.Database
                    .SqlQuery<Claim>(
                        $"""
                        UPDATE runs SET last_event = last_event + {events.Count}, stored_bytes = stored_bytes + {bytes}, status = {status.ToString()}
                        WHERE id = {runId} AND epoch = {epoch} AND status = 'Running'
                        RETURNING last_event, stored_bytes, cancel_requested
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
                        Data = data[index],
                    })
                    .ToList();
                owner?.Add(new StoredAmount(Tasks: 0, Messages: 0, claim.StoredBytes));
                db.AddRange(written);
                await db.SaveChangesAsync(token);
                db.AfterCommit(() => local.Add(written));
                return true;
            },
            cancellationToken);

    private sealed record Claim(int LastEvent, long StoredBytes, bool CancelRequested);
}
