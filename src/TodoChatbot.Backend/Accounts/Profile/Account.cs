using System.Security.Cryptography;
using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using TodoChatbot.Backend.Accounts.Passwords;
using TodoChatbot.Backend.Accounts.Sessions;
using TodoChatbot.Backend.Accounts.Tokens;
using TodoChatbot.Backend.Broadcasting;
using TodoChatbot.Backend.Data;
using TodoChatbot.Backend.Data.Owners;
using TodoChatbot.Backend.Rules;
using TodoChatbot.Contracts.Accounts;

namespace TodoChatbot.Backend.Accounts.Profile;

/// <summary>The caller's own account.</summary>
internal sealed class Account(
    AppDbContext db,
    Caller caller,
    PasswordService passwords,
    PasswordStrength strength,
    Reauthentication reauthentication,
    SessionIssuer sessions,
    LiveSessions live,
    PersonalAccessTokens tokens,
    ChangeBroadcaster broadcaster,
    SecurityLog log)
{
    /// <summary>The account as its owner sees it.</summary>
    public async Task<UserItem> GetAsync(CancellationToken cancellationToken) => (await MeAsync(cancellationToken)).ToItem();

    /// <summary>Changes part of the settings.</summary>
    public async Task<UserItem> ChangeAsync(JsonObject patch, CancellationToken cancellationToken)
    {
        var me = await MeAsync(cancellationToken);
        var patched = MergePatch.Apply(new UserSettings(me.DisplayName, me.TimeZone, me.Locale, me.WeekStart, me.Hours, me.AddWithoutAsking), patch);
        var settings = (patched with { DisplayName = TextRules.Tidy(patched.DisplayName) }).Checked();

        (me.DisplayName, me.TimeZone, me.Locale, me.WeekStart, me.Hours, me.AddWithoutAsking) =
            (settings.DisplayName, settings.TimeZone, settings.Locale, settings.WeekStart, settings.Hours, settings.AddWithoutAsking);
        await db.SaveChangesAsync(cancellationToken);
        log.SettingsChanged(me.Id);
        return me.ToItem();
    }

    /// <summary>Sets a new password, ends every session, and begins a new one for the caller.</summary>
    /// <returns>The check of the current password, and the new session when it was right.</returns>
    public async Task<(PasswordCheck Check, Session? Session)> ChangePasswordAsync(ChangePassword request, CancellationToken cancellationToken)
    {
        request.Validated();
        var before = await MeAsync(cancellationToken);
        if (strength.ProblemOf(request.NewPassword, before.Email!, before.DisplayName) is { } problem)
        {
            throw RequestValidationException.For(nameof(request.NewPassword), problem);
        }

        // Not in the transaction: a wrong password stays counted when nothing is changed.
        var check = await reauthentication.CheckAsync(before, request.CurrentPassword, cancellationToken);
        if (!check.IsRight)
        {
            return (check, null);
        }

        var hash = passwords.Hash(before, request.NewPassword);
        var session = await db.InTransactionAsync(
            async token =>
            {
                var me = await MeAsync(token);
                if (me.PasswordHash != before.PasswordHash)
                {
                    throw new DbUpdateConcurrencyException("The password was changed at the same time.");
                }

                (me.PasswordHash, me.SecurityStamp, me.ConcurrencyStamp) = (hash, NewStamp(), NewStamp());
                var ended = await sessions.EndAllAsync(me.Id, token);
                var revoked = request.RevokeTokens ? await tokens.DeleteAllAsync(token) : 0;
                db.AfterCommit(() => log.PasswordChanged(me.Id, ended, revoked));
                return await sessions.BeginAsync(me, deviceId: null, failedSignIns: 0, token);
            },
            cancellationToken);
        return (check, session);
    }

    /// <summary>Removes the account and everything of it, for good.</summary>
    /// <returns>The check of the password; nothing is removed unless it was right.</returns>
    public async Task<PasswordCheck> DeleteAsync(DeleteAccount request, CancellationToken cancellationToken)
    {
        var me = await MeAsync(cancellationToken);
        var check = await reauthentication.CheckAsync(me, request.Validated().Password, cancellationToken);
        if (!check.IsRight)
        {
            return check;
        }

        await db.InTransactionAsync(
            async token =>
            {
                // Writes of the user lock this row first; after the deletion they find no account.
                _ = await db.LockOwnerAsync(me.Id, token) ?? throw new AccountGoneException();

                // Every row of a user refers to this one.
                return await db.Set<User>().Where(user => user.Id == me.Id).ExecuteDeleteAsync(token);
            },
            cancellationToken);
        await db.ForgetDeletedAsync(cancellationToken);
        live.End(me.Id, sessionId: null);
        broadcaster.Publish(new ChangeEvent(ChangeKind.CancelRun, me.Id));
        log.AccountDeleted(me.Id);
        return check;
    }

    private static string NewStamp() => Convert.ToHexString(RandomNumberGenerator.GetBytes(16));

    private async Task<User> MeAsync(CancellationToken cancellationToken) =>
        await db.Set<User>().FirstOrDefaultAsync(user => user.Id == caller.UserId, cancellationToken) ?? throw new AccountGoneException();
}
