using NodaTime;
using TodoChatbot.Backend.Accounts;
using TodoChatbot.Backend.Data;

namespace TodoChatbot.Backend.Activity;

/// <summary>Changes that are made together and undone together.</summary>
internal sealed class ChangeSet(
    AppDbContext db,
    Caller caller,
    string operation,
    DateTimeOffset now,
    DateTimeZone ownerZone,
    long sequence,
    int lastNumber,
    Guid? undoes,
    Func<CancellationToken, Task<int>> reserveNumber)
{
    private int _lastNumber = lastNumber;
    private readonly HashSet<Guid> _changed = [];
    private int _changes;

    public Guid Id { get; } = Guid.CreateVersion7(now);

    /// <summary>True when this thing was changed, so that there is something to undo.</summary>
    public bool Includes(Guid id) => _changed.Contains(id);

    /// <summary>The moment of the change.</summary>
    public DateTimeOffset Now => now;

    /// <summary>The caller's time zone, as read in this transaction.</summary>
    public DateTimeZone OwnerZone => ownerZone;

    /// <summary>The next of the task numbers that the change set was begun with.</summary>
    public int NextNumber() => ++_lastNumber;

    /// <summary>A task number beyond those.</summary>
    public Task<int> ReserveNumberAsync(CancellationToken cancellationToken) => reserveNumber(cancellationToken);

    /// <summary>Notes what changed about one thing.</summary>
    /// <returns>False when nothing did.</returns>
    public bool Record<TState>(Subject subject, Guid id, int? number, string title, TState? before, TState after)
        where TState : class
    {
        var diff = FieldDiff.Between(before, after);
        if (diff.Fields.Count == 0)
        {
            return false;
        }

        _changed.Add(id);
        db.Add(new Change
        {
            Id = Guid.CreateVersion7(now),
            OwnerId = caller.UserId,
            Sequence = sequence,
            Ordinal = ++_changes,
            ChangeSet = Id,
            At = now,
            Door = caller.Door,
            Client = caller.Client,
            TokenId = caller.TokenId,
            Tool = operation,
            Subject = subject,
            SubjectId = id,
            TaskNumber = number,
            Title = title,
            Fields = diff,
            Undoes = undoes,
        });
        return true;
    }
}
