using Microsoft.EntityFrameworkCore;
using TodoChatbot.Backend.Accounts;
using TodoChatbot.Backend.Accounts.Profile;
using TodoChatbot.Backend.Broadcasting;
using TodoChatbot.Backend.Data;

namespace TodoChatbot.Backend.Activity;

/// <summary>Writes down every change of the caller's things, in the transaction that makes it.</summary>
internal sealed class ChangeLog(AppDbContext db, Caller caller, ChangeBroadcaster notices, TimeProvider clock)
{
    /// <summary>Begins a change set. From here to the end of the transaction no other change of this user can come between.</summary>
    /// <param name="operation">One of <see cref="Contracts.Operations"/>.</param>
    /// <param name="cancellationToken">Stops it.</param>
    public Task<ChangeSet> BeginAsync(string operation, CancellationToken cancellationToken) => BeginAsync(operation, newTasks: 0, undoes: null, cancellationToken);

    /// <summary>Begins a change set that adds tasks.</summary>
    public Task<ChangeSet> BeginAsync(string operation, int newTasks, CancellationToken cancellationToken) =>
        BeginAsync(operation, newTasks, undoes: null, cancellationToken);

    /// <summary>Begins a change set that takes another one back.</summary>
    public Task<ChangeSet> BeginAsync(string operation, Guid undoes, CancellationToken cancellationToken) =>
        BeginAsync(operation, newTasks: 0, undoes, cancellationToken);

    /// <summary>The number of the caller's last change; 0 before the first.</summary>
    public Task<long> PositionAsync(CancellationToken cancellationToken) => db.Set<OwnerSequence>()
        .Where(sequence => sequence.OwnerId == caller.UserId).Select(sequence => sequence.LastChange).FirstOrDefaultAsync(cancellationToken);

    /// <summary>Waits for other changes of this user; from here to the end of the transaction none can come between.</summary>
    /// <returns>The number of the caller's last change.</returns>
    public async Task<long> LockAsync(CancellationToken cancellationToken) => (await AdvanceAsync(newTasks: 0, changes: 0, cancellationToken)).LastChange;

    private async Task<ChangeSet> BeginAsync(string operation, int newTasks, Guid? undoes, CancellationToken cancellationToken)
    {
        var sequence = await AdvanceAsync(newTasks, changes: 1, cancellationToken);
        var notice = new ChangeEvent(ChangeKind.Tasks, caller.UserId);
        db.AfterCommit(() => notices.Publish(notice));
        return new ChangeSet(
            db, caller, operation, clock.Now, sequence.LastChange, sequence.LastNumber - newTasks, undoes,
            async token => (await AdvanceAsync(newTasks: 1, changes: 0, token)).LastNumber);
    }

    private async Task<Numbers> AdvanceAsync(int newTasks, int changes, CancellationToken cancellationToken)
    {
        var rows = await db.Database
            .SqlQuery<Numbers>(
                $"""
                INSERT INTO owner_sequences (owner_id, last_number, last_change)
                SELECT id, {newTasks}, {changes} FROM users WHERE id = {caller.UserId}
                ON CONFLICT (owner_id) DO UPDATE
                SET last_number = owner_sequences.last_number + {newTasks}, last_change = owner_sequences.last_change + {changes}
                RETURNING last_number, last_change
                """)
            .ToListAsync(cancellationToken);
        return rows is [var numbers] ? numbers : throw new AccountGoneException();
    }

    private sealed record Numbers(int LastNumber, long LastChange);
}
