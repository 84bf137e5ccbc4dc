using Microsoft.EntityFrameworkCore;
using TodoChatbot.Backend.Accounts;
using TodoChatbot.Backend.Accounts.SigningIn;
using TodoChatbot.Backend.Accounts.Tokens;
using TodoChatbot.Backend.Activity;
using TodoChatbot.Backend.Assistant.Models;
using TodoChatbot.Backend.Chat.Conversations;
using TodoChatbot.Backend.Chat.Runs;
using TodoChatbot.Backend.Hosting.Idempotency;
using TodoChatbot.Backend.Tasks;
using TodoChatbot.Backend.Tasks.Labels;

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
        modelBuilder.ApplyConfiguration(new UserConfiguration());
        modelBuilder.ApplyConfiguration(new SignInSessionConfiguration());
        modelBuilder.ApplyConfiguration(new PersonalAccessTokenConfiguration());
        modelBuilder.ApplyConfiguration(new OwnerSequenceConfiguration());
        modelBuilder.ApplyConfiguration(new ChangeConfiguration());
        modelBuilder.ApplyConfiguration(new LabelConfiguration<Project>("projects"));
        modelBuilder.ApplyConfiguration(new LabelConfiguration<Tag>("tags"));
        modelBuilder.ApplyConfiguration(new TodoTaskConfiguration());
        modelBuilder.ApplyConfiguration<StoredConversation>(new ConversationConfiguration());
        modelBuilder.ApplyConfiguration<StoredMessage>(new ConversationConfiguration());
        modelBuilder.ApplyConfiguration<Run>(new RunConfiguration());
        modelBuilder.ApplyConfiguration<RunEvent>(new RunConfiguration());
        modelBuilder.ApplyConfiguration(new StoredAnswerConfiguration());
        modelBuilder.ApplyConfiguration(new ModelUsageConfiguration());
        if (Database.IsNpgsql())
        {
            // SQLite compares text byte by byte; so does PostgreSQL with this collation, and pages follow each other alike.
            modelBuilder.Entity<TodoTask>().Property(task => task.DueSort).UseCollation("C");
            modelBuilder.Entity<TodoTask>().Property(task => task.TitleSort).UseCollation("C");
            modelBuilder.Entity<Project>().Property(project => project.Key).UseCollation("C");
            modelBuilder.Entity<Tag>().Property(tag => tag.Key).UseCollation("C");
        }
    }

    protected override void ConfigureConventions(ModelConfigurationBuilder configurationBuilder)
    {
        // SQLite can neither sort nor compare a DateTimeOffset; as UTC DateTime both databases can.
        configurationBuilder.Properties<DateTimeOffset>().HaveConversion<UtcConverter>();
    }
}
