using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Http.HttpResults;
using TodoChatbot.Frontend.Backend;
using TodoChatbot.Frontend.Layout;

namespace TodoChatbot.Frontend.Accounts.Sessions;

/// <summary>Renews a session before anything is done with it, and ends one that the backend no longer knows.</summary>
internal sealed class SessionEvents(SessionRenewal renewal, TimeProvider clock) : CookieAuthenticationEvents
{
    public override async Task ValidatePrincipal(CookieValidatePrincipalContext context)
    {
        if (SessionTokens.Of(context.Properties) is not { } tokens)
        {
            await RejectAsync(context);
            return;
        }

        context.HttpContext.SessionTokens = tokens;
        context.HttpContext.AllowRenewal(() => RenewRefusedAsync(context.HttpContext));
        if (!tokens.NeedsRenewal(clock.GetUtcNow()))
        {
            return;
        }

        try
        {
            await RenewAsync(context, tokens);
        }
        catch (BackendException)
        {
            // Nobody said that the session has ended. What needs the backend will say that it does not answer.
        }
    }

    /// <summary>A browser that asks for a page is sent to sign in; what it sent along is kept by the page of a 401.</summary>
    public override Task RedirectToLogin(RedirectContext<CookieAuthenticationOptions> context)
    {
        var asksForPage = HttpMethods.IsGet(context.Request.Method) && !context.Request.WantsFragments;
        if (asksForPage)
        {
            return base.RedirectToLogin(context);
        }

        context.Response.StatusCode = StatusCodes.Status401Unauthorized;
        return context.Request.WantsFragments
            ? new RazorComponentResult<SessionEnded> { StatusCode = StatusCodes.Status401Unauthorized }.ExecuteAsync(context.HttpContext)
            : Task.CompletedTask;
    }

    private async Task RenewAsync(CookieValidatePrincipalContext context, SessionTokens tokens)
    {
        var answer = await renewal.RenewAsync(tokens.Refresh);
        if (!answer.IsFailure(out var problem, out var session))
        {
            var renewed = SessionTokens.Of(session, clock.GetUtcNow());
            renewed.Store(context.Properties);
            context.Properties.ExpiresUtc = clock.GetUtcNow() + SessionCookie.Lifetime;
            context.ReplacePrincipal(ViewerClaims.PrincipalOf(session.User));
            context.ShouldRenew = true;
            context.HttpContext.SessionTokens = renewed;
        }
        else if (problem.Status == StatusCodes.Status401Unauthorized)
        {
            await RejectAsync(context);
        }
    }

    // The ticket is in the cookie that came with the request, or in the one that goes back.
    private async Task<SessionTokens?> RenewRefusedAsync(HttpContext context)
    {
        if (context.SessionTokens is not { } tokens
            || (await context.AuthenticateAsync()).Properties is not { } properties
            || (await renewal.RenewAsync(tokens.Refresh)).IsFailure(out _, out var session))
        {
            return null;
        }

        var renewed = SessionTokens.Of(session, clock.GetUtcNow());
        renewed.Store(properties);
        properties.ExpiresUtc = clock.GetUtcNow() + SessionCookie.Lifetime;
        await context.SignInAsync(ViewerClaims.PrincipalOf(session.User), properties);
        context.SessionTokens = renewed;
        return renewed;
    }

    private static Task RejectAsync(CookieValidatePrincipalContext context)
    {
        context.HttpContext.SessionTokens = null;
        context.RejectPrincipal();
        return context.HttpContext.SignOutAsync();
    }
}
