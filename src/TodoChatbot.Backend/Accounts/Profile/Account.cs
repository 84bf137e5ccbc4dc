using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using TodoChatbot.Backend.Accounts.SigningIn;
using TodoChatbot.Backend.Data;
using TodoChatbot.Backend.Rules;
using TodoChatbot.Contracts.Accounts;

namespace TodoChatbot.Backend.Accounts.Profile;

/// <summary>The caller's own account.</summary>
internal sealed partial class Account(
    AppDbContext db,
    Caller caller,
    UserManager<User> users,
    SignIn signIn,
    IEnumerable<IExportSource> exportSources,
    TimeProvider clock,
    ILogger<Account> logger)
{
    /// <summary>The account as its owner sees it.</summary>
    public async Task<UserItem> GetAsync(CancellationToken cancellationToken) => (await MeAsync(cancellationToken)).ToItem();

    /// <summary>Changes part of the settings.</summary>
    public async Task<UserItem> ChangeAsync(JsonObject patch, CancellationToken cancellationToken)
    {
        var me = await MeAsync(cancellationToken);
        var settings = MergePatch.Apply(new UserSettings(me.DisplayName, me.TimeZone, me.Locale, me.WeekStart, me.Hours), patch).Checked();

        (me.DisplayName, me.TimeZone, me.Locale, me.WeekStart, me.Hours) =
            (settings.DisplayName.Trim(), settings.TimeZone, settings.Locale, settings.WeekStart, settings.Hours);
        await db.SaveChangesAsync(cancellationToken);
        return me.ToItem();
    }

    /// <summary>Sets a new password and ends the other sessions.</summary>
    public async Task ChangePasswordAsync(ChangePassword request, Guid? thisSession, CancellationToken cancellationToken)
    {
        request.Validated();
        await db.InTransactionAsync(
            async token =>
            {
                var me = await MeAsync(token);
                var changed = await users.ChangePasswordAsync(me, request.CurrentPassword, request.NewPassword);
                if (!changed.Succeeded)
                {
                    throw changed.Errors.Any(error => error.Code == nameof(IdentityErrorDescriber.PasswordMismatch))
                        ? RequestValidationException.For(nameof(request.CurrentPassword), "That is not your current password.")
                        : RequestValidationException.For(nameof(request.NewPassword), [.. changed.Errors.Select(error => error.Description)]);
                }

                return await signIn.EndOtherSessionsAsync(me.Id, thisSession, token);
            },
            cancellationToken);
    }

    /// <summary>Removes the account and everything of it, for good.</summary>
    public async Task DeleteAsync(DeleteAccount request, CancellationToken cancellationToken)
    {
        var me = await MeAsync(cancellationToken);
        if (!await users.CheckPasswordAsync(me, request.Validated().Password))
        {
            throw RequestValidationException.For(nameof(request.Password), "That is not your password.");
        }

        // Every row of a user hangs on this one.
        await db.Set<User>().Where(user => user.Id == me.Id).ExecuteDeleteAsync(cancellationToken);
        await db.ForgetDeletedAsync(cancellationToken);
        Deleted(me.Id);
    }

    /// <summary>All that is kept of the caller, by kind.</summary>
    public async Task<JsonObject> ExportAsync(CancellationToken cancellationToken)
    {
        var export = new JsonObject
        {
            ["exported_at"] = clock.Now,
            ["user"] = ExportJson.Of((await MeAsync(cancellationToken)).ToItem()),
        };
        foreach (var source in exportSources)
        {
            export[source.Name] = await source.ExportAsync(cancellationToken);
        }

        return export;
    }

    private async Task<User> MeAsync(CancellationToken cancellationToken) =>
        await db.Set<User>().FirstOrDefaultAsync(user => user.Id == caller.UserId, cancellationToken) ?? throw new AccountGoneException();

    [LoggerMessage(Level = LogLevel.Information, Message = "User {UserId} deleted the account")]
    private partial void Deleted(Guid userId);
}
