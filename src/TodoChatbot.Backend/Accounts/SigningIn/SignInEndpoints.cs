using Microsoft.AspNetCore.Http.HttpResults;
using TodoChatbot.Backend.Hosting.RateLimits;
using TodoChatbot.Backend.Rules;
using TodoChatbot.Contracts;
using TodoChatbot.Contracts.Accounts;

namespace TodoChatbot.Backend.Accounts.SigningIn;

/// <summary><c>/api/auth</c>: the only endpoints, besides health, that need no token.</summary>
internal static class SignInEndpoints
{
    // One sentence for every reason, so that nobody learns which addresses have an account.
    private const string WrongSignIn =
        "The e-mail address or the password is wrong. After several wrong passwords an account is locked for a while.";

    public static void MapSignIn(this IEndpointRouteBuilder routes)
    {
        var auth = routes.MapGroup("auth").WithTags("Accounts").AllowAnonymous().RequireRateLimiting(RateLimitPolicies.SignIn);
        auth.MapPost("register", Register).WithSummary("Sign up").ProducesProblem(StatusCodes.Status409Conflict);
        auth.MapPost("login", Login).WithSummary("Sign in").ProducesProblem(StatusCodes.Status401Unauthorized);
        auth.MapPost("refresh", Refresh).WithSummary("Get the next access token").ProducesProblem(StatusCodes.Status401Unauthorized)
            .RequireRateLimiting(RateLimitPolicies.Refresh);
        auth.MapPost("logout", Logout).WithSummary("Sign out").RequireRateLimiting(RateLimitPolicies.Refresh);
    }

    private static async Task<Results<Created<Session>, ProblemHttpResult>> Register(
        Register request, SignIn signIn, CancellationToken cancellationToken) =>
        await signIn.RegisterAsync(request, cancellationToken) is { } session
            ? TypedResults.Created("/api/users/me", session)
            : Problem.Of(ErrorCodes.Conflict, "There is already an account with this e-mail address. Sign in instead.");

    private static async Task<Results<Ok<Session>, ProblemHttpResult>> Login(
        Login request, SignIn signIn, CancellationToken cancellationToken) =>
        await signIn.LoginAsync(request, cancellationToken) is { } session
            ? TypedResults.Ok(session)
            : Problem.Of(ErrorCodes.Unauthorized, WrongSignIn);

    private static async Task<Results<Ok<Session>, ProblemHttpResult>> Refresh(
        RefreshSession request, SignIn signIn, CancellationToken cancellationToken) =>
        await signIn.RefreshAsync(request, cancellationToken) is { } session
            ? TypedResults.Ok(session)
            : Problem.Of(ErrorCodes.Unauthorized, "This session has ended. Sign in again.");

    private static async Task<NoContent> Logout(RefreshSession request, SignIn signIn, CancellationToken cancellationToken)
    {
        await signIn.LogoutAsync(request, cancellationToken);
        return TypedResults.NoContent();
    }
}
