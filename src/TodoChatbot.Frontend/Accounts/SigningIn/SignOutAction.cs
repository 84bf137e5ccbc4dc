using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Http.HttpResults;
using TodoChatbot.Frontend.Accounts.Sessions;
using TodoChatbot.Frontend.Backend;

namespace TodoChatbot.Frontend.Accounts.SigningIn;

/// <summary>Signs out.</summary>
internal static class SignOutAction
{
    public static void MapSignOut(this IEndpointRouteBuilder routes) => routes.MapPost(SignInAddress.SignOut, SignOutAsync).AllowAnonymous();

    // The form is asked for so that its token is checked: nobody else can sign a person out.
    private static async Task<RedirectHttpResult> SignOutAsync(IFormCollection form, HttpContext context, SignInClient client)
    {
        if (context.SessionTokens is { } tokens)
        {
            await EndAsync(tokens, client);
        }

        await context.SignOutAsync();

        // Drafts and what was shown of reminders. Below a path, the storage belongs to other sites of the host too; over plain HTTP browsers ignore it.
        if (!context.Request.PathBase.HasValue && SessionTransport.IsSafe(context.Request))
        {
            context.Response.Headers["Clear-Site-Data"] = "\"storage\"";
        }

        return TypedResults.LocalRedirect($"~/{SignInAddress.SignIn}");
    }

    private static async Task EndAsync(SessionTokens tokens, SignInClient client)
    {
        try
        {
            await client.LogoutAsync(tokens.Refresh, CancellationToken.None);
        }
        catch (BackendException)
        {
            // The browser forgets the session all the same; the backend lets it end.
        }
    }
}
