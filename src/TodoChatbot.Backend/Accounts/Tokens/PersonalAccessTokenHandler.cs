using System.Globalization;
using System.Security.Claims;
using System.Text.Encodings.Web;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authorization;
using Microsoft.Extensions.Localization;
using Microsoft.Extensions.Options;
using TodoChatbot.Backend.Hosting;
using TodoChatbot.Backend.Rules;
using TodoChatbot.Contracts;
using TodoChatbot.Contracts.Accounts;

namespace TodoChatbot.Backend.Accounts.Tokens;

/// <summary>Authenticates <c>Authorization: Bearer todo_pat_…</c>.</summary>
internal sealed class PersonalAccessTokenHandler(
    IOptionsMonitor<AuthenticationSchemeOptions> options,
    ILoggerFactory loggers,
    UrlEncoder encoder,
    PersonalAccessTokens tokens,
    UnknownTokenLimiter unknownTokens,
    SecurityLog log,
    IStringLocalizer<Messages> messages)
    : AuthenticationHandler<AuthenticationSchemeOptions>(options, loggers, encoder)
{
    public const string SchemeName = "PersonalAccessToken";

    private bool _isLimited;

    protected override async Task<AuthenticateResult> HandleAuthenticateAsync()
    {
        if (BearerText.Of(Request) is not { } text || Context.GetEndpoint()?.Metadata.GetMetadata<IAllowAnonymous>() is not null)
        {
            return AuthenticateResult.NoResult();
        }

        // A token that cannot be one, and one of a stranger who tries many, costs no query.
        if (!PersonalAccessTokens.IsWellFormed(text))
        {
            return AuthenticateResult.Fail("This is not a personal access token.");
        }

        var (client, hash) = (ClientAddress.NetworkOf(Context.Connection.RemoteIpAddress), PersonalAccessTokens.HashOf(text));
        if (!unknownTokens.Allows(client, hash))
        {
            _isLimited = true;
            return AuthenticateResult.Fail("Too many unknown tokens from this address.");
        }

        if (await tokens.FindAsync(hash, Context.RequestAborted) is not { } token)
        {
            if (unknownTokens.Failed(client))
            {
                log.UnknownTokensLimited();
            }

            return AuthenticateResult.Fail("The token does not exist, has ended or was revoked.");
        }

        unknownTokens.Succeeded(hash);

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
        if (_isLimited)
        {
            Response.Headers.RetryAfter = ((int)UnknownTokenLimiter.Window.TotalSeconds).ToString(CultureInfo.InvariantCulture);
            return Problem.Of(ErrorCodes.RateLimited, messages["Accounts_TooManyUnknownTokens"]).ExecuteAsync(Context);
        }

        Response.StatusCode = StatusCodes.Status401Unauthorized;
        Response.Headers.WWWAuthenticate = "Bearer error=\"invalid_token\"";
        return Task.CompletedTask;
    }
}
