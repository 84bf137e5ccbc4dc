using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.Extensions.Options;
using TodoChatbot.Backend.Accounts.SigningIn;
using TodoChatbot.Backend.Accounts.Tokens;
using TodoChatbot.Backend.Activity;
using TodoChatbot.Backend.Assistant.Models;
using TodoChatbot.Backend.Chat.Conversations;
using TodoChatbot.Backend.Chat.Runs;
using TodoChatbot.Backend.Data;
using TodoChatbot.Backend.Hosting.Idempotency;
using TodoChatbot.Backend.Tasks;
using TodoChatbot.Backend.Tasks.Labels;

namespace TodoChatbot.Backend.Retention;

/// <summary>
/// Removes what has been kept long enough. It has no clock of its own: it follows a write, when the database is awake anyway, and
/// at most once an hour.
/// </summary>
internal sealed partial class RetentionService(
    IServiceScopeFactory scopes, IOptions<RetentionOptions> options, IHostApplicationLifetime lifetime, TimeProvider clock, ILogger<RetentionService> logger)
    : SaveChangesInterceptor
{
    private static readonly TimeSpan Pause = TimeSpan.FromHours(1);

    private readonly Lock _lock = new();
    private DateTimeOffset _next = DateTimeOffset.MinValue;

    public override ValueTask<int> SavedChangesAsync(SaveChangesCompletedEventData eventData, int result, CancellationToken cancellationToken = default)
    {
        if (IsDue())
        {
            // Whoever writes does not wait for it.
            _ = Task.Run(SweepQuietlyAsync, CancellationToken.None);
        }

        return ValueTask.FromResult(result);
    }

    /// <summary>Removes what is old enough now.</summary>
    /// <returns>How many rows went.</returns>
    public async Task<int> SweepAsync(CancellationToken cancellationToken)
    {
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<AppDbContext>();
        var now = clock.Now;
        var keep = options.Value;
        var (activity, messages) = (now.AddDays(-keep.ActivityDays), now.AddDays(-keep.MessageDays));
        var (runs, deleted, keys) = (now.AddDays(-keep.RunDays), now.AddDays(-keep.DeletedDays), now.AddHours(-24));
        var usage = DateOnly.FromDateTime(activity.UtcDateTime);
        return await db.Set<Change>().Where(change => change.At < activity).ExecuteDeleteAsync(cancellationToken)
            + await db.Set<StoredMessage>().Where(message => message.CreatedAt < messages).ExecuteDeleteAsync(cancellationToken)
            + await db.Set<StoredConversation>().Where(conversation => conversation.UpdatedAt < messages).ExecuteDeleteAsync(cancellationToken)
            + await db.Set<Run>().Where(run => run.CreatedAt < runs).ExecuteDeleteAsync(cancellationToken)
            + await db.Set<TodoTask>().Where(task => task.DeletedAt < deleted).ExecuteDeleteAsync(cancellationToken)
            + await db.Set<Project>().Where(project => project.DeletedAt < deleted).ExecuteDeleteAsync(cancellationToken)
            + await db.Set<Tag>().Where(tag => tag.DeletedAt < deleted).ExecuteDeleteAsync(cancellationToken)
            + await db.Set<StoredAnswer>().Where(answer => answer.CreatedAt < keys).ExecuteDeleteAsync(cancellationToken)
            + await db.Set<ModelUsage>().Where(used => used.Day < usage).ExecuteDeleteAsync(cancellationToken)
            + await db.Set<SignInSession>().Where(session => session.ExpiresAt < now || session.RevokedAt < deleted).ExecuteDeleteAsync(cancellationToken)
            + await db.Set<PersonalAccessToken>().Where(token => token.ExpiresAt < deleted).ExecuteDeleteAsync(cancellationToken);
    }

    private bool IsDue()
    {
        lock (_lock)
        {
            var now = clock.GetUtcNow();

            // What a program that does not serve has written stays: a restored backup is whole, however old.
            if (now < _next || !lifetime.ApplicationStarted.IsCancellationRequested)
            {
                return false;
            }

            _next = now + Pause;
            return true;
        }
    }

    private async Task SweepQuietlyAsync()
    {
        try
        {
            var rows = await SweepAsync(CancellationToken.None);
            Swept(rows);
        }
        catch (Exception exception)
        {
            // It is tried again in an hour; nobody waits for it.
            SweepFailed(exception);
        }
    }

    [LoggerMessage(Level = LogLevel.Information, Message = "Removed {Rows} rows that were kept long enough")]
    private partial void Swept(int rows);

    [LoggerMessage(Level = LogLevel.Warning, Message = "Old rows could not be removed")]
    private partial void SweepFailed(Exception exception);
}
