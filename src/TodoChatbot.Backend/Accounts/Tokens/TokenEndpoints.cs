using Microsoft.AspNetCore.Http.HttpResults;
using TodoChatbot.Backend.Accounts.Sessions;
using TodoChatbot.Backend.Hosting.Idempotency;
using TodoChatbot.Backend.Rules;
using TodoChatbot.Contracts;
using TodoChatbot.Contracts.Accounts;

namespace TodoChatbot.Backend.Accounts.Tokens;

/// <summary><c>/api/tokens</c>: personal access tokens, managed from a signed-in session only.</summary>
internal static class TokenEndpoints
{
    public static void MapTokens(this IEndpointRouteBuilder routes)
    {
        var tokens = routes.MapGroup("tokens").WithTags("Accounts").WithMetadata(new NeedsScope(Scopes.Account));
        tokens.MapGet("", ListTokens).WithSummary("Your personal access tokens");
        tokens.MapPost("", CreateToken).WithSummary("Make a token; it is shown this once").WithMetadata(new HoldsSecret(), new NeedsReauthentication())
            .ProducesProblem(StatusCodes.Status409Conflict);
        tokens.MapDelete("{id:guid}", DeleteToken).WithSummary("Revoke a token at once").ProducesProblem(StatusCodes.Status404NotFound);
    }

    private static async Task<Ok<Page<TokenItem>>> ListTokens(PersonalAccessTokens tokens, CancellationToken cancellationToken) =>
        TypedResults.Ok(await tokens.ListAsync(cancellationToken));

    private static async Task<Created<CreatedToken>> CreateToken(
        CreateToken request, PersonalAccessTokens tokens, CancellationToken cancellationToken)
    {
        var created = await tokens.CreateAsync(request, cancellationToken);
        return TypedResults.Created($"/api/tokens/{created.Item.Id}", created);
    }

    private static async Task<Results<NoContent, ProblemHttpResult>> DeleteToken(
        Guid id, PersonalAccessTokens tokens, CancellationToken cancellationToken) =>
        await tokens.DeleteAsync(id, cancellationToken) ? TypedResults.NoContent() : Problem.NotFound("such token");
}
