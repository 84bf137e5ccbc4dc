using System.Security.Claims;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using TodoChatbot.Backend.Hosting.Idempotency;
using TodoChatbot.Backend.Hosting.RateLimits;
using TodoChatbot.Contracts.Accounts;

namespace TodoChatbot.Backend.Accounts.Profile;

/// <summary><c>/api/users/me</c>: the caller's own account.</summary>
internal static class AccountEndpoints
{
    public static void MapAccount(this IEndpointRouteBuilder routes)
    {
        var me = routes.MapGroup("users/me").WithTags("Accounts");
        me.MapGet("", GetAccount).WithSummary("The signed-in account");
        me.MapPatch("", ChangeAccount).WithSummary("Change settings").Accepts<UserSettings>("application/json", "application/merge-patch+json")
            .WithMetadata(new NeedsScope(Scopes.Account));
        me.MapDelete("", DeleteAccount).WithSummary("Delete the account and all its data").WithMetadata(new NeedsScope(Scopes.Account))
            .RequireRateLimiting(RateLimitPolicies.SignIn);
        me.MapPost("password", ChangePassword).WithSummary("Change the password; ends the other sessions")
            .WithMetadata(new NeedsScope(Scopes.Account), new HoldsSecret()).RequireRateLimiting(RateLimitPolicies.SignIn);
        me.MapGet("export", Export).WithSummary("Everything that is kept of you, as JSON").WithMetadata(new NeedsScope(Scopes.Account));
    }

    private static async Task<Ok<UserItem>> GetAccount(Account account, CancellationToken cancellationToken) =>
        TypedResults.Ok(await account.GetAsync(cancellationToken));

    private static async Task<Ok<UserItem>> ChangeAccount(
        [FromBody] JsonObject patch, Account account, CancellationToken cancellationToken) =>
        TypedResults.Ok(await account.ChangeAsync(patch, cancellationToken));

    private static async Task<NoContent> DeleteAccount(
        [FromBody] DeleteAccount request, Account account, CancellationToken cancellationToken)
    {
        await account.DeleteAsync(request, cancellationToken);
        return TypedResults.NoContent();
    }

    private static async Task<NoContent> ChangePassword(
        ChangePassword request, Account account, ClaimsPrincipal user, CancellationToken cancellationToken)
    {
        await account.ChangePasswordAsync(request, user.SessionId, cancellationToken);
        return TypedResults.NoContent();
    }

    private static async Task<Ok<JsonObject>> Export(Account account, HttpResponse response, CancellationToken cancellationToken)
    {
        response.Headers.ContentDisposition = "attachment; filename=\"todo-chatbot.json\"";
        return TypedResults.Ok(await account.ExportAsync(cancellationToken));
    }
}
