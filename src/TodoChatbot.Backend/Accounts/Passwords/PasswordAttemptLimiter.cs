using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using TodoChatbot.Backend.Data;

namespace TodoChatbot.Backend.Accounts.Passwords;

/// <summary>Pauses the checking of passwords after several wrong ones, in all processes at once.</summary>
internal sealed class PasswordAttemptLimiter(AppDbContext db, IOptions<AccountOptions> options, TimeProvider clock)
{
    private int MaxAttempts => options.Value.LockoutAttempts;

    private TimeSpan Pause => TimeSpan.FromMinutes(options.Value.LockoutMinutes);

    /// <summary>Counts an attempt before the password is looked at, so that guesses sent at once are each counted.</summary>
    /// <returns>Null when the password may be checked, else when it may be tried again.</returns>
    public async Task<DateTimeOffset?> BeginAsync(AttemptKey key, CancellationToken cancellationToken)
    {
        var now = clock.Now.UtcDateTime;
        var until = now + Pause;
        var rows = await db.Database
            .SqlQuery<Attempted>(
                $"""
                INSERT INTO password_attempts (key, user_id, count, expires_at)
                VALUES ({key.Hash}, {key.UserId}, 1, {until})
                ON CONFLICT (key) DO UPDATE
                SET count = CASE WHEN password_attempts.expires_at <= {now} THEN 1
                        WHEN password_attempts.count > {MaxAttempts} THEN password_attempts.count
                        ELSE password_attempts.count + 1 END,
                    expires_at = CASE WHEN password_attempts.expires_at > {now} AND password_attempts.count >= {MaxAttempts}
                        THEN password_attempts.expires_at ELSE {until} END
                RETURNING count, expires_at
                """)
            .ToListAsync(cancellationToken);
        var attempted = rows.Single();
        return attempted.Count > MaxAttempts ? new DateTimeOffset(DateTime.SpecifyKind(attempted.ExpiresAt, DateTimeKind.Utc)) : null;
    }

    /// <summary>Notes that the password was wrong. Does the same work for an address without an account.</summary>
    public Task FailAsync(AttemptKey key, CancellationToken cancellationToken) => db.InTransactionAsync(
        async token =>
        {
            var now = clock.Now;
            var (until, userId) = (now + Pause, key.UserId ?? Guid.Empty);
            await Attempts(key).ExecuteUpdateAsync(set => set.SetProperty(a => a.ExpiresAt, until), token);
            await db.Set<User>().Where(user => user.Id == userId)
                .ExecuteUpdateAsync(set => set.SetProperty(user => user.AccessFailedCount, user => user.AccessFailedCount + 1), token);
            return await db.Set<PasswordAttempts>().Where(a => a.ExpiresAt <= now).ExecuteDeleteAsync(token);
        },
        cancellationToken);

    /// <summary>Forgets the attempts: the password was right.</summary>
    public Task ForgetAsync(AttemptKey key, CancellationToken cancellationToken) => Attempts(key).ExecuteDeleteAsync(cancellationToken);

    private IQueryable<PasswordAttempts> Attempts(AttemptKey key) => db.Set<PasswordAttempts>().Where(a => a.Key == key.Hash);

    private sealed record Attempted(int Count, DateTime ExpiresAt);
}
