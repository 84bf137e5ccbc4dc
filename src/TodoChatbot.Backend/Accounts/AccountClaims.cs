using System.Globalization;
using System.Security.Claims;
using Microsoft.IdentityModel.JsonWebTokens;

namespace TodoChatbot.Backend.Accounts;

/// <summary>The claims of our tokens.</summary>
internal static class AccountClaims
{
    public const string Subject = JwtRegisteredClaimNames.Sub;
    public const string SessionId = JwtRegisteredClaimNames.Sid;
    public const string Expires = JwtRegisteredClaimNames.Exp;
    public const string Scope = "scope";
    public const string TokenId = "token_id";
    public const string TokenName = "token_name";

    extension(ClaimsPrincipal principal)
    {
        /// <summary>The account that the token belongs to.</summary>
        public Guid Subject => Guid.Parse(principal.FindFirstValue(Subject)!);

        /// <summary>The signed-in session that the token belongs to; null for a personal access token.</summary>
        public Guid? SessionId => Guid.TryParse(principal.FindFirstValue(SessionId), out var id) ? id : null;

        /// <summary>When the token ends.</summary>
        public DateTimeOffset? ExpiresAt =>
            long.TryParse(principal.FindFirstValue(Expires), CultureInfo.InvariantCulture, out var seconds) ? DateTimeOffset.FromUnixTimeSeconds(seconds) : null;

        /// <summary>True when the token carries the scope.</summary>
        public bool HasScope(string scope) => principal.FindFirstValue(Scope)?.Split(' ').Contains(scope) == true;
    }
}
