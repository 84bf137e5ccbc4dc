using Microsoft.AspNetCore.Authorization;
using Microsoft.Extensions.Localization;
using TodoChatbot.Backend.Data;
using TodoChatbot.Backend.Rules;
using TodoChatbot.Contracts;

namespace TodoChatbot.Backend.Accounts.Sessions;

/// <summary>
/// Refuses the access tokens of sessions that have ended. Where the account itself is managed the session is looked up each time, and
/// some endpoints ask the user to confirm first.
/// </summary>
internal sealed class SessionCheck(RequestDelegate next)
{
    public async Task InvokeAsync(
        HttpContext context, AppDbContext db, LiveSessions sessions, Reauthentication reauthentication, IStringLocalizer<Messages> messages)
    {
        if (await RefusalAsync(context, db, sessions, reauthentication, messages) is { } refusal)
        {
            await refusal.ExecuteAsync(context);
            return;
        }

        await next(context);
    }

    private static async Task<IResult?> RefusalAsync(
        HttpContext context, AppDbContext db, LiveSessions sessions, Reauthentication reauthentication, IStringLocalizer<Messages> messages)
    {
        if (context.User.SessionId is not { } id || context.GetEndpoint() is not { } endpoint || endpoint.Metadata.GetMetadata<IAllowAnonymous>() is not null)
        {
            return null;
        }

        if (endpoint.Metadata.GetMetadata<NeedsScope>()?.Scope != Scopes.Account)
        {
            return await sessions.IsAliveAsync(id, db, context.RequestAborted) ? null : Ended(context, messages);
        }

        return await sessions.FindAsync(id, db, context.RequestAborted) is not { } session ? Ended(context, messages)
            : endpoint.Metadata.GetMetadata<NeedsReauthentication>() is null || reauthentication.ValidUntil(session) is not null ? null
            : Problem.Of(ErrorCodes.ReauthenticationRequired, messages["Accounts_ReauthenticationRequired"]);
    }

    private static IResult Ended(HttpContext context, IStringLocalizer<Messages> messages)
    {
        context.Response.Headers.WWWAuthenticate = "Bearer error=\"invalid_token\"";
        return Problem.Of(ErrorCodes.Unauthorized, messages["Accounts_SessionEnded"]);
    }
}
