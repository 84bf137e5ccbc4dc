using System.Security.Claims;
using System.Text.Json;
using Microsoft.AspNetCore.Authentication.Cookies;
using TodoChatbot.Contracts;
using TodoChatbot.Contracts.Accounts;

namespace TodoChatbot.Frontend.Accounts.Sessions;

/// <summary>The account in the session cookie, so that no page has to ask for it.</summary>
internal static class ViewerClaims
{
    private const string Account = "account";

    public static ClaimsPrincipal PrincipalOf(UserItem user) => new(new ClaimsIdentity(
        [
            // Forms are bound to this one, so that a form of one person cannot be sent by another.
            new Claim(ClaimTypes.NameIdentifier, user.Id.ToString()),
            new Claim(Account, JsonSerializer.Serialize(user, Wire.Json)),
        ],
        CookieAuthenticationDefaults.AuthenticationScheme));

    extension(ClaimsPrincipal principal)
    {
        /// <summary>The account; null when nobody is signed in.</summary>
        public UserItem? Account => principal.FindFirstValue(Account) is { } json ? JsonSerializer.Deserialize<UserItem>(json, Wire.Json) : null;
    }
}
