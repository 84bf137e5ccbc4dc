using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using TodoChatbot.Backend.Data.Owners;

namespace TodoChatbot.Backend.Data;

/// <summary>Everything that is stored. Features reach their own rows through <see cref="DbContext.Set{TEntity}()"/>.</summary>
internal abstract class AppDbContext : DbContext
{
    private readonly List<Action> _afterCommit = [];

    // A failed save always ends the whole transaction here, so a savepoint before each would be two round trips for nothing.
    protected AppDbContext(DbContextOptions options)
        : base(options) => Database.AutoSavepointsEnabled = false;

    /// <summary>The user whose row the open transaction has locked; null when it has locked none.</summary>
    public LockedOwner? Owner { get; set; }

    /// <summary>True while rows are copied with their counters, by a restore.</summary>
    public bool IsRestoring { get; set; }

    /// <summary>True when the open transaction has saved something.</summary>
    public bool HasSaved { get; private set; }

    /// <summary>Does something once the transaction that is open has been committed, and not if it never is.</summary>
    public void AfterCommit(Action action) => _afterCommit.Add(action);

    /// <summary>
    /// Runs an operation in one transaction, again from the start when the connection broke, or inside the transaction that is open
    /// already. The operation must keep nothing between two attempts: what the context tracked is forgotten.
    /// </summary>
    public async Task<T> InTransactionAsync<T>(Func<CancellationToken, Task<T>> operation, CancellationToken cancellationToken)
    {
        if (Database.CurrentTransaction is not null)
        {
            return await operation(cancellationToken);
        }

        try
        {
            var result = await Database.CreateExecutionStrategy().ExecuteAsync(
                async token =>
                {
                    ChangeTracker.Clear();
                    _afterCommit.Clear();
                    (Owner, HasSaved) = (null, false);
                    await using var transaction = await Database.BeginTransactionAsync(token);
                    var outcome = await operation(token);
                    await transaction.CommitAsync(token);
                    return outcome;
                },
                cancellationToken);
            _afterCommit.ForEach(action => action());
            _afterCommit.Clear();
            return result;
        }
        finally
        {
            // The lock has gone with the transaction.
            Owner = null;
        }
    }

    /// <summary>Saves what changed, and with it how much the locked owner stores.</summary>
    public override async Task<int> SaveChangesAsync(bool acceptAllChangesOnSuccess, CancellationToken cancellationToken = default)
    {
        ChangeTracker.DetectChanges();
        ChangeTracker.AutoDetectChangesEnabled = false;
        try
        {
            CountStored();
            var saved = await base.SaveChangesAsync(acceptAllChangesOnSuccess, cancellationToken);
            Owner?.Saved();
            HasSaved |= saved > 0;
            return saved;
        }
        finally
        {
            ChangeTracker.AutoDetectChangesEnabled = true;
        }
    }

    // The row is locked, so no other process can have changed it: the new values go along with the other rows, without a query of their own.
    private void CountStored()
    {
        var difference = IsRestoring ? default : ChangeTracker.Entries<ICountedRow>().Aggregate(default(StoredAmount), (sum, row) => row.State switch
        {
            EntityState.Added => sum + row.Entity.Stored,
            EntityState.Deleted => sum - Original(row).Stored,
            EntityState.Modified => sum + row.Entity.Stored - Original(row).Stored,
            _ => sum,
        });
        if (difference != default)
        {
            (Owner ?? throw new InvalidOperationException("Rows that are counted are saved only while their owner's row is locked.")).Add(difference);
        }

        if (Owner is { IsChanged: true } owner)
        {
            var sequence = ChangeTracker.Entries<OwnerSequence>().FirstOrDefault(entry => entry.Entity.OwnerId == owner.Id)
                ?? Attach(new OwnerSequence { OwnerId = owner.Id });
            (sequence.Entity.Tasks, sequence.Entity.Messages, sequence.Entity.StoredBytes) = (owner.Stored.Tasks, owner.Stored.Messages, owner.Stored.Bytes);
            sequence.Property(row => row.Tasks).IsModified = true;
            sequence.Property(row => row.Messages).IsModified = true;
            sequence.Property(row => row.StoredBytes).IsModified = true;
        }
    }

    private static ICountedRow Original(EntityEntry entry) => (ICountedRow)entry.OriginalValues.ToObject();

    protected override void OnModelCreating(ModelBuilder modelBuilder)
    {
        modelBuilder.ApplyConfigurationsFromAssembly(typeof(AppDbContext).Assembly);

        // SQLite compares text byte by byte already.
        modelBuilder.UseByteOrder(Database.IsNpgsql() ? "C" : null);
    }

    protected override void ConfigureConventions(ModelConfigurationBuilder configurationBuilder)
    {
        // SQLite can neither sort nor compare a DateTimeOffset; as UTC DateTime both databases can.
        configurationBuilder.Properties<DateTimeOffset>().HaveConversion<UtcConverter>();
    }
}
