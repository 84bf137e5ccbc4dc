using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.Extensions.Localization;
using TodoChatbot.Backend.Accounts.Passwords;
using TodoChatbot.Backend.Accounts.Sessions;
using TodoChatbot.Backend.Data;
using TodoChatbot.Backend.Hosting.Idempotency;
using TodoChatbot.Backend.Hosting.RateLimits;
using TodoChatbot.Backend.Rules;
using TodoChatbot.Contracts;
using TodoChatbot.Contracts.Accounts;

namespace TodoChatbot.Backend.Accounts.SigningIn;

/// <summary><c>/api/auth</c>: the only endpoints, besides health, that need no token, and the confirmation of a session.</summary>
internal static class SignInEndpoints
{
    public static void MapSignIn(this IEndpointRouteBuilder routes)
    {
        var auth = routes.MapGroup("auth").WithTags("Accounts").LimitedBy(RateLimitPolicies.SignIn);
        auth.MapPost("register", Register).WithSummary("Sign up").AllowAnonymous().ProducesProblem(StatusCodes.Status409Conflict);
        auth.MapPost("login", Login).WithSummary("Sign in").AllowAnonymous().ProducesProblem(StatusCodes.Status401Unauthorized);
        auth.MapPost("refresh", Refresh).WithSummary("Get the next access token").AllowAnonymous().ProducesProblem(StatusCodes.Status401Unauthorized)
            .LimitedBy(RateLimitPolicies.Refresh);
        auth.MapPost("logout", Logout).WithSummary("Sign out").AllowAnonymous().LimitedBy(RateLimitPolicies.Refresh);
        auth.MapPost("reauthenticate", Reauthenticate).WithSummary("Confirm the session with the password, for 10 minutes")
            .WithMetadata(new NeedsScope(Scopes.Account), new NoIdempotency());
        auth.MapGet("reauthenticate", GetReauthentication).WithSummary("Whether the session is confirmed")
            .WithMetadata(new NeedsScope(Scopes.Account)).DisableRateLimiting();
    }

    private static async Task<Results<Created<Session>, ProblemHttpResult>> Register(
        Register request, SignIn signIn, CancellationToken cancellationToken) =>
        await signIn.RegisterAsync(request, cancellationToken) is { } session
            ? TypedResults.Created("/api/users/me", session)
            : Problem.Of(ErrorCodes.Conflict, "There is already an account with this e-mail address. Sign in instead.");

    private static async Task<Results<Ok<Session>, ProblemHttpResult>> Login(
        Login request, SignIn signIn, PasswordProblems problems, IStringLocalizer<Messages> messages, CancellationToken cancellationToken) =>
        await signIn.LoginAsync(request, cancellationToken) switch
        {
            { Session: { } session } => TypedResults.Ok(session),
            { RetryAt: { } retryAt } => problems.SignInPaused(retryAt),
            _ => Problem.Of(ErrorCodes.Unauthorized, messages["Accounts_SignInFailed"]),
        };

    private static async Task<Results<Ok<Session>, ProblemHttpResult>> Refresh(
        RefreshSession request, SignIn signIn, IStringLocalizer<Messages> messages, CancellationToken cancellationToken) =>
        await signIn.RefreshAsync(request, cancellationToken) is { } session
            ? TypedResults.Ok(session)
            : Problem.Of(ErrorCodes.Unauthorized, messages["Accounts_SessionEnded"]);

    private static async Task<NoContent> Logout(RefreshSession request, SignIn signIn, CancellationToken cancellationToken)
    {
        await signIn.LogoutAsync(request, cancellationToken);
        return TypedResults.NoContent();
    }

    private static async Task<Results<Ok<ReauthenticationStatus>, ProblemHttpResult>> Reauthenticate(
        Reauthenticate request, Reauthentication reauthentication, PasswordProblems problems, CancellationToken cancellationToken)
    {
        var (check, status) = await reauthentication.ConfirmAsync(request.Validated().Password, cancellationToken);
        return check.IsRight ? TypedResults.Ok(status) : problems.Of(check, nameof(request.Password));
    }

    private static async Task<Ok<ReauthenticationStatus>> GetReauthentication(
        Caller caller, AppDbContext db, LiveSessions sessions, Reauthentication reauthentication, CancellationToken cancellationToken) =>
        TypedResults.Ok(new ReauthenticationStatus(
            await sessions.FindAsync(caller.SessionId!.Value, db, cancellationToken) is { } session ? reauthentication.ValidUntil(session) : null));
}
