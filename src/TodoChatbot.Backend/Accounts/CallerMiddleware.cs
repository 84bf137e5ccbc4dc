using System.Security.Claims;
using TodoChatbot.Contracts;
using TodoChatbot.Contracts.Activity;

namespace TodoChatbot.Backend.Accounts;

/// <summary>Tells the scope of a request whose it is, from the token alone.</summary>
internal sealed class CallerMiddleware(RequestDelegate next)
{
    private const int ClientLength = 60;

    public Task InvokeAsync(HttpContext context, Caller caller)
    {
        if (context.User.Identity?.IsAuthenticated == true)
        {
            caller.Authenticate(IdentityOf(context));
        }

        return next(context);
    }

    private static Caller.Identity IdentityOf(HttpContext context)
    {
        var user = context.User;
        return new Caller.Identity(
            UserId: user.Subject,
            Door: SourceOf(context.Request),
            Client: ClientOf(AgentOf(context.Request), user.FindFirstValue(AccountClaims.TokenName)),
            TokenId: Guid.TryParse(user.FindFirstValue(AccountClaims.TokenId), out var token) ? token : null,
            CanWrite: user.HasScope(Scopes.Write))
        {
            ChangeId = Guid.TryParse(context.Request.Headers[Headers.ChangeId].ToString(), out var change) ? change : null,
            SessionId = user.SessionId,
        };
    }

    // The header only labels the change in the owner's own history, so a client that lies in it deceives nobody but its user.
    private static ChangeSource SourceOf(HttpRequest request) =>
        request.Path.StartsWithSegments("/mcp", StringComparison.OrdinalIgnoreCase) ? ChangeSource.Mcp
        : request.Headers.ContainsKey(Headers.FromPage) ? ChangeSource.Web
        : ChangeSource.Rest;

    // "curl, token “My script”"
    private static string? ClientOf(string? agent, string? token)
    {
        var name = token is null ? agent : agent is null ? $"token “{token}”" : $"{agent}, token “{token}”";
        return name?.Length > Limits.TokenNameLength ? name[..Limits.TokenNameLength] : name;
    }

    // "curl/8.5.0 (x86_64)" is "curl"
    private static string? AgentOf(HttpRequest request)
    {
        if (request.Headers.ContainsKey(Headers.FromPage) || request.Headers.UserAgent is not [{ Length: > 0 } agent, ..])
        {
            return null;
        }

        var name = agent.Split('/', ' ')[0];
        return name.Length <= ClientLength ? name : name[..ClientLength];
    }
}
