using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using TodoChatbot.Backend.Accounts.Exporting;
using TodoChatbot.Backend.Accounts.Passwords;
using TodoChatbot.Backend.Accounts.Sessions;
using TodoChatbot.Backend.Hosting.Idempotency;
using TodoChatbot.Backend.Hosting.RateLimits;
using TodoChatbot.Contracts.Accounts;

namespace TodoChatbot.Backend.Accounts.Profile;

/// <summary><c>/api/users/me</c>: the caller's own account.</summary>
internal static class AccountEndpoints
{
    private const string ExportDescription =
        "An object with exported_at, user, and an array for each part: tokens, sessions, tasks, deleted_tasks, projects, tags, activity, model_usage "
        + "and conversations with all their messages. Items have the form in which the API answers them. The parts are read one after another while the "
        + "file is sent, so a change that is made meanwhile can be missing from it. A connection that closes early means that the file is incomplete.";

    public static void MapAccount(this IEndpointRouteBuilder routes)
    {
        var me = routes.MapGroup("users/me").WithTags("Accounts");
        me.MapGet("", GetAccount).WithSummary("The signed-in account");
        me.MapPatch("", ChangeAccount).WithSummary("Change settings").Accepts<UserSettings>("application/json", "application/merge-patch+json")
            .WithMetadata(new NeedsScope(Scopes.Account));
        me.MapDelete("", DeleteAccount).WithSummary("Delete the account and all its data").WithMetadata(new NeedsScope(Scopes.Account))
            .LimitedBy(RateLimitPolicies.SignIn);
        me.MapPost("password", ChangePassword).WithSummary("Change the password; ends every session and answers with a new one")
            .WithMetadata(new NeedsScope(Scopes.Account), new NoIdempotency()).LimitedBy(RateLimitPolicies.SignIn);
        me.MapGet("export", Export).WithSummary("Everything that is stored about you, as JSON; one export at a time, a few an hour")
            .WithDescription(ExportDescription)
            .Produces<JsonObject>().WithMetadata(new NeedsScope(Scopes.Account), new NeedsReauthentication(), new MemoryHeavy()).LimitedBy(RateLimitPolicies.Export);
    }

    private static async Task<Ok<UserItem>> GetAccount(Account account, CancellationToken cancellationToken) =>
        TypedResults.Ok(await account.GetAsync(cancellationToken));

    private static async Task<Ok<UserItem>> ChangeAccount(
        [FromBody] JsonObject patch, Account account, CancellationToken cancellationToken) =>
        TypedResults.Ok(await account.ChangeAsync(patch, cancellationToken));

    private static async Task<Results<NoContent, ProblemHttpResult>> DeleteAccount(
        [FromBody] DeleteAccount request, Account account, PasswordProblems problems, CancellationToken cancellationToken)
    {
        var check = await account.DeleteAsync(request, cancellationToken);
        return check.IsRight ? TypedResults.NoContent() : problems.Of(check, nameof(request.Password));
    }

    private static async Task<Results<Ok<Session>, ProblemHttpResult>> ChangePassword(
        ChangePassword request, Account account, PasswordProblems problems, CancellationToken cancellationToken)
    {
        var (check, session) = await account.ChangePasswordAsync(request, cancellationToken);
        return check.IsRight ? TypedResults.Ok(session) : problems.Of(check, nameof(request.CurrentPassword));
    }

    private static async Task Export(AccountExport export, CurrentUser user, HttpContext context, CancellationToken cancellationToken)
    {
        // An account that no longer exists is answered before the response begins.
        await user.GetAsync(cancellationToken);
        context.Response.ContentType = "application/json; charset=utf-8";
        context.Response.Headers.ContentDisposition = "attachment; filename=\"todo-chatbot.json\"";
        try
        {
            await export.WriteAsync(context.Response.BodyWriter, cancellationToken);
        }
        catch (OperationCanceledException)
        {
            // The status is sent already, so only a closed connection can tell that the file is incomplete.
            context.Abort();
        }
    }
}
