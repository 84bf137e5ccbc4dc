using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.Extensions.Options;
using TodoChatbot.Backend.Accounts;
using TodoChatbot.Backend.Accounts.SigningIn;
using TodoChatbot.Backend.Accounts.Tokens;
using TodoChatbot.Backend.Activity;
using TodoChatbot.Backend.Assistant.Models;
using TodoChatbot.Backend.Chat.Conversations;
using TodoChatbot.Backend.Chat.Runs;
using TodoChatbot.Backend.Data;
using TodoChatbot.Backend.Data.Owners;
using TodoChatbot.Backend.Hosting.Idempotency;
using TodoChatbot.Backend.Tasks;
using TodoChatbot.Backend.Tasks.Labels;
using TodoChatbot.Backend.Tasks.Searching;

namespace TodoChatbot.Backend.Retention;

/// <summary>
/// Removes what has been kept long enough. It has no clock of its own: it follows a write, when the database is awake anyway, and
/// at most once an hour.
/// </summary>
internal sealed partial class RetentionService(
    IServiceScopeFactory scopes,
    IOptions<RetentionOptions> options,
    SearchBackfill backfill,
    IHostApplicationLifetime lifetime,
    TimeProvider clock,
    ILogger<RetentionService> logger)
    : SaveChangesInterceptor
{
    // A step holds SQLite's only writer, or locks in PostgreSQL, for a moment only; what is left goes with the next sweep.
    private const int RowsPerStep = 1_000;
    private const int MaxSteps = 100;

    // What an older version wrote meanwhile, and what a migration had no time for.
    private const int MaxIndexedTasks = 20_000;

    private static readonly TimeSpan Pause = TimeSpan.FromHours(1);

    private readonly Lock _lock = new();
    private readonly ClockGuard _guard = new(clock);
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
        if (!await _guard.IsPlausibleAsync(moment => NewestBeforeAsync(db, moment, cancellationToken)))
        {
            ClockDoubtful();
            return 0;
        }

        var now = clock.Now;
        var keep = options.Value;
        var (activity, messages) = (now.AddDays(-keep.ActivityDays), now.AddDays(-keep.MessageDays));
        var (runs, deleted, keys) = (now.AddDays(-keep.RunDays), now.AddDays(-keep.DeletedDays), now.AddHours(-24));
        var usage = DateOnly.FromDateTime(activity.UtcDateTime);
        var rows = 0;
        await DeleteAsync(db.Set<ModelUsage>().Where(used => used.Day < usage).OrderBy(used => used.Day));
        await DeleteAsync(db.Set<SignInSession>().Where(session => session.ExpiresAt < now || session.RevokedAt < deleted).OrderBy(session => session.ExpiresAt));
        await DeleteAsync(db.Set<PersonalAccessToken>().Where(token => token.ExpiresAt < deleted).OrderBy(token => token.ExpiresAt));

        var changes = db.Set<Change>().Where(change => change.At < activity);
        var conversations = db.Set<StoredConversation>().Where(conversation => conversation.UpdatedAt < messages);
        var said = db.Set<StoredMessage>().Where(message => message.CreatedAt < messages);
        var ended = db.Set<Run>().Where(run => run.CreatedAt < runs);
        var tasks = db.Set<TodoTask>().Where(task => task.DeletedAt < deleted);
        var projects = db.Set<Project>().Where(project => project.DeletedAt < deleted);
        var tags = db.Set<Tag>().Where(tag => tag.DeletedAt < deleted);
        var answers = db.Set<StoredAnswer>().Where(answer => answer.CreatedAt < keys);
        var all = db.Set<StoredConversation>();
        var owners = await changes.Select(change => change.OwnerId)
            .Union(conversations.Select(conversation => conversation.OwnerId))
            .Union(said.Select(message => all.First(conversation => conversation.Id == message.ConversationId).OwnerId))
            .Union(ended.Select(run => run.OwnerId))
            .Union(tasks.Select(task => task.OwnerId))
            .Union(projects.Select(project => project.OwnerId))
            .Union(tags.Select(tag => tag.OwnerId))
            .Union(answers.Select(answer => answer.OwnerId))
            .ToListAsync(cancellationToken);
        foreach (var owner in owners)
        {
            var count = RowsPerStep;
            for (var step = 0; step < MaxSteps && count >= RowsPerStep; step++)
            {
                count = await db.InTransactionAsync(token => SweepAsync(owner, token), cancellationToken);
                rows += count;
            }
        }

        if (rows > 0)
        {
            await db.ForgetDeletedAsync(cancellationToken);
        }

        return rows;

        async Task DeleteAsync<T>(IQueryable<T> old)
        {
            var count = RowsPerStep;
            for (var step = 0; step < MaxSteps && count == RowsPerStep; step++)
            {
                count = await old.Take(RowsPerStep).ExecuteDeleteAsync(cancellationToken);
                rows += count;
            }
        }

        // One user at a time, under the lock that the user's own writes take, so that what is stored is counted anew in between.
        async Task<int> SweepAsync(Guid owner, CancellationToken token)
        {
            if (await db.LockOwnerAsync(owner, token) is not { } locked)
            {
                return 0;
            }

            var mine = all.Where(conversation => conversation.OwnerId == owner).Select(conversation => conversation.Id);
            var swept = await changes.Where(change => change.OwnerId == owner).OrderBy(change => change.At).Take(RowsPerStep).ExecuteDeleteAsync(token)
                + await said.Where(message => mine.Contains(message.ConversationId)).OrderBy(message => message.CreatedAt).Take(RowsPerStep).ExecuteDeleteAsync(token)
                + await conversations.Where(conversation => conversation.OwnerId == owner).OrderBy(conversation => conversation.UpdatedAt).Take(RowsPerStep).ExecuteDeleteAsync(token)
                + await ended.Where(run => run.OwnerId == owner).OrderBy(run => run.CreatedAt).Take(RowsPerStep).ExecuteDeleteAsync(token)
                + await tasks.Where(task => task.OwnerId == owner).OrderBy(task => task.DeletedAt).Take(RowsPerStep).ExecuteDeleteAsync(token)
                + await projects.Where(project => project.OwnerId == owner).OrderBy(project => project.DeletedAt).Take(RowsPerStep).ExecuteDeleteAsync(token)
                + await tags.Where(tag => tag.OwnerId == owner).OrderBy(tag => tag.DeletedAt).Take(RowsPerStep).ExecuteDeleteAsync(token)
                + await answers.Where(answer => answer.OwnerId == owner).OrderBy(answer => answer.CreatedAt).Take(RowsPerStep).ExecuteDeleteAsync(token);
            locked.Add(await db.MeasureOwnerAsync(owner, token) - locked.Stored);
            await db.SaveChangesAsync(token);
            return swept;
        }
    }

    private static async Task<DateTimeOffset?> NewestBeforeAsync(AppDbContext db, DateTimeOffset moment, CancellationToken cancellationToken)
    {
        DateTimeOffset?[] newest =
        [
            await db.Set<User>().Where(user => user.CreatedAt < moment).MaxAsync(user => (DateTimeOffset?)user.CreatedAt, cancellationToken),
            await db.Set<SignInSession>().Where(session => session.CreatedAt < moment).MaxAsync(session => (DateTimeOffset?)session.CreatedAt, cancellationToken),
            await db.Set<SignInSession>().Where(session => session.RotatedAt < moment).MaxAsync(session => session.RotatedAt, cancellationToken),
            await db.Set<Change>().Where(change => change.At < moment).MaxAsync(change => (DateTimeOffset?)change.At, cancellationToken),
            await db.Set<Run>().Where(run => run.CreatedAt < moment).MaxAsync(run => (DateTimeOffset?)run.CreatedAt, cancellationToken),
        ];
        return newest.Max();
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
            await backfill.RunAsync(MaxIndexedTasks, CancellationToken.None);
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

    [LoggerMessage(Level = LogLevel.Warning, Message =
        "Nothing is removed: the clock is more than two days ahead of everything that is stored. Removing starts again once the clock has gone steadily for two days")]
    private partial void ClockDoubtful();

    [LoggerMessage(Level = LogLevel.Warning, Message = "Old rows could not be removed")]
    private partial void SweepFailed(Exception exception);
}
