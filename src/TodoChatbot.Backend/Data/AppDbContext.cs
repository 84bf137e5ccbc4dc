using Microsoft.EntityFrameworkCore;

namespace TodoChatbot.Backend.Data;

/// <summary>Everything that is stored. Features reach their own rows through <see cref="DbContext.Set{TEntity}()"/>.</summary>
internal abstract class AppDbContext : DbContext
{
    private readonly List<Action> _afterCommit = [];

    // A failed save always ends the whole transaction here, so a savepoint before each would be two round trips for nothing.
    protected AppDbContext(DbContextOptions options)
        : base(options) => Database.AutoSavepointsEnabled = false;

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

        var result = await Database.CreateExecutionStrategy().ExecuteAsync(
            async token =>
            {
                ChangeTracker.Clear();
                _afterCommit.Clear();
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
