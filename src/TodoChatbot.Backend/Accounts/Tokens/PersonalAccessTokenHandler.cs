using System.Globalization;
using System.Security.Claims;
using System.Text.Encodings.Web;
using Microsoft.AspNetCore.Authentication;
using Microsoft.Extensions.Options;
using TodoChatbot.Contracts.Accounts;

namespace TodoChatbot.Backend.Accounts.Tokens;

/// <summary>Authenticates <c>Authorization: Bearer todo_pat_…</c>.</summary>
internal sealed class PersonalAccessTokenHandler(
    IOptionsMonitor<AuthenticationSchemeOptions> options,
    ILoggerFactory loggers,
    UrlEncoder encoder,
    PersonalAccessTokens tokens)
    : AuthenticationHandler<AuthenticationSchemeOptions>(options, loggers, encoder)
{
    public const string SchemeName = "PersonalAccessToken";

    protected override async Task<AuthenticateResult> HandleAuthenticateAsync()
    {
        if (BearerText.Of(Request) is not { } text)
        {
            return AuthenticateResult.NoResult();
        }

        if (await tokens.FindAsync(text, Context.RequestAborted) is not { } token)
        {
            return AuthenticateResult.Fail("The token does not exist, has ended or was revoked.");
        }

        var identity = new ClaimsIdentity(
            [
                new Claim(AccountClaims.Subject, token.UserId.ToString()),
                new Claim(AccountClaims.TokenId, token.Id.ToString()),
                new Claim(AccountClaims.TokenName, token.Name),
                new Claim(AccountClaims.Expires, token.ExpiresAt.ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture)),
                new Claim(AccountClaims.Scope, token.Scope == TokenScope.Write ? $"{Scopes.Read} {Scopes.Write}" : Scopes.Read),
            ],
            SchemeName);
        return AuthenticateResult.Success(new AuthenticationTicket(new ClaimsPrincipal(identity), SchemeName));
    }

    protected override Task HandleChallengeAsync(AuthenticationProperties properties)
    {
        Response.StatusCode = StatusCodes.Status401Unauthorized;
        Response.Headers.WWWAuthenticate = "Bearer error=\"invalid_token\"";
        return Task.CompletedTask;
    }
}
