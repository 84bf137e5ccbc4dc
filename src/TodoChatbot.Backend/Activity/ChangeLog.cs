using NodaTime;
using TodoChatbot.Backend.Accounts;
using TodoChatbot.Backend.Accounts.Profile;
using TodoChatbot.Backend.Activity.Quotas;
using TodoChatbot.Backend.Broadcasting;
using TodoChatbot.Backend.Data;
using TodoChatbot.Backend.Data.Owners;
using TodoChatbot.Contracts;

namespace TodoChatbot.Backend.Activity;

/// <summary>Writes down every change of the caller's things, in the transaction that makes it.</summary>
internal sealed class ChangeLog(AppDbContext db, Caller caller, Quota quota, ChangeBroadcaster notices, TimeProvider clock)
{
    // What a user at the limit must still be able to do.
    private static readonly HashSet<string> FreeingOperations =
        [Operations.DeleteTask, Operations.DeleteProject, Operations.DeleteTag, Operations.CompleteTask, Operations.ReopenTask];

    /// <summary>Begins a change set. From here to the end of the transaction no other change of this user can come between.</summary>
    /// <param name="operation">One of <see cref="Operations"/>.</param>
    /// <param name="cancellationToken">Stops it.</param>
    public Task<ChangeSet> BeginAsync(string operation, CancellationToken cancellationToken) => BeginAsync(operation, newTasks: 0, undoes: null, cancellationToken);

    /// <summary>Begins a change set that adds tasks.</summary>
    public Task<ChangeSet> BeginAsync(string operation, int newTasks, CancellationToken cancellationToken) =>
        BeginAsync(operation, newTasks, undoes: null, cancellationToken);

    /// <summary>Begins a change set that takes another one back.</summary>
    public Task<ChangeSet> BeginAsync(string operation, Guid undoes, CancellationToken cancellationToken) =>
        BeginAsync(operation, newTasks: 0, undoes, cancellationToken);

    /// <summary>Waits for other changes of this user; from here to the end of the transaction none can come between.</summary>
    /// <returns>The number of the caller's last change.</returns>
    public async Task<long> LockAsync(CancellationToken cancellationToken) => (await AdvanceAsync(newTasks: 0, changes: 0, cancellationToken)).LastChange;

    private async Task<ChangeSet> BeginAsync(string operation, int newTasks, Guid? undoes, CancellationToken cancellationToken)
    {
        var owner = await AdvanceAsync(newTasks, changes: 1, cancellationToken);
        var freesSpace = undoes is not null || FreeingOperations.Contains(operation);
        quota.CheckChange(owner, newTasks, freesSpace);
        var changes = new ChangeSet(
            db, caller, operation, clock.Now, DateTimeZoneProviders.Tzdb[owner.TimeZone], owner.LastChange, owner.LastNumber - newTasks, undoes,
            token => ReserveNumberAsync(freesSpace, token));
        var notice = new ChangeEvent(ChangeKind.Tasks, caller.UserId, caller.ChangeId ?? changes.Id);
        db.AfterCommit(() => notices.Publish(notice));
        return changes;
    }

    private async Task<int> ReserveNumberAsync(bool freesSpace, CancellationToken cancellationToken)
    {
        var owner = await AdvanceAsync(newTasks: 1, changes: 0, cancellationToken);
        quota.CheckChange(owner, newTasks: 1, freesSpace);
        return owner.LastNumber;
    }

    private async Task<LockedOwner> AdvanceAsync(int newTasks, int changes, CancellationToken cancellationToken) =>
        await db.LockOwnerAsync(caller.UserId, newTasks, changes, cancellationToken) ?? throw new AccountGoneException();
}
