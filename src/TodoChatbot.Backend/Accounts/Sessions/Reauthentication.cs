using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using TodoChatbot.Backend.Accounts.Passwords;
using TodoChatbot.Backend.Accounts.Profile;
using TodoChatbot.Backend.Accounts.SigningIn;
using TodoChatbot.Backend.Data;
using TodoChatbot.Contracts.Accounts;

namespace TodoChatbot.Backend.Accounts.Sessions;

/// <summary>Asks the caller to confirm with a sign-in method; today that is the password.</summary>
internal sealed class Reauthentication(
    AppDbContext db,
    Caller caller,
    PasswordService passwords,
    PasswordAttemptLimiter attempts,
    SecurityLog log,
    IOptions<AccountOptions> options,
    TimeProvider clock)
{
    /// <summary>Until when a session is confirmed; null when it is not.</summary>
    public DateTimeOffset? ValidUntil(LiveSession session) =>
        session.AuthenticatedAt.AddMinutes(options.Value.ReauthenticationMinutes) is var end && end > clock.GetUtcNow() ? end : null;

    /// <summary>Confirms the session for some minutes.</summary>
    public async Task<(PasswordCheck Check, ReauthenticationStatus Status)> ConfirmAsync(string password, CancellationToken cancellationToken)
    {
        var me = await db.Set<User>().AsNoTracking().FirstOrDefaultAsync(user => user.Id == caller.UserId, cancellationToken) ?? throw new AccountGoneException();
        var check = await CheckAsync(me, password, cancellationToken);
        if (!check.IsRight)
        {
            return (check, new ReauthenticationStatus(null));
        }

        var now = clock.Now;
        await db.Set<SignInSession>().Where(session => session.Id == caller.SessionId)
            .ExecuteUpdateAsync(set => set.SetProperty(session => session.AuthenticatedAt, now), cancellationToken);
        return (check, new ReauthenticationStatus(now.AddMinutes(options.Value.ReauthenticationMinutes)));
    }

    /// <summary>Checks the caller's own password. Wrong ones are counted, and after several the session has to wait.</summary>
    public async Task<PasswordCheck> CheckAsync(User me, string password, CancellationToken cancellationToken)
    {
        var key = AttemptKey.ForSession(caller.SessionId ?? me.Id, me.Id);
        if (await attempts.BeginAsync(key, cancellationToken) is { } until)
        {
            log.ReauthenticationPaused(me.Id, caller.SessionId, until);
            return PasswordCheck.PausedUntil(until);
        }

        if (passwords.Verify(me, password) == PasswordVerificationResult.Failed)
        {
            await attempts.FailAsync(key, cancellationToken);
            log.ReauthenticationFailed(me.Id, caller.SessionId);
            return PasswordCheck.Wrong;
        }

        await attempts.ForgetAsync(key, cancellationToken);
        log.Reauthenticated(me.Id, caller.SessionId);
        return PasswordCheck.Right;
    }
}
