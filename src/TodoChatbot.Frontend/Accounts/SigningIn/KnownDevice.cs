using System.Security.Cryptography;
using System.Text;
using Microsoft.Extensions.Options;
using TodoChatbot.Contracts;
using TodoChatbot.Contracts.Accounts;

namespace TodoChatbot.Frontend.Accounts.SigningIn;

/// <summary>
/// Keeps, in a cookie for each account, that somebody has signed in with this browser. By it the backend lets the owner in while wrong
/// passwords from elsewhere have paused sign-in. The cookie opens nothing by itself.
/// </summary>
internal sealed class KnownDevice(IHttpContextAccessor accessor, IOptions<Sessions.SessionOptions> session)
{
    private const string SecurePrefix = "__Host-";
    private const string Prefix = "todo_device_";
    private const int NameBytes = 8;

    private static readonly TimeSpan Lifetime = TimeSpan.FromDays(366);

    private HttpContext Context => accessor.HttpContext ?? throw new InvalidOperationException("There is no request.");

    private bool IsPlain => session.Value.AllowPlainHttp;

    /// <summary>The device token for an address; null when nobody has signed in with it here.</summary>
    public string? TokenFor(string email) =>
        Context.Request.Cookies[NameFor(email)] is { Length: > 0 and <= Limits.DeviceTokenLength } token ? token : null;

    /// <summary>Keeps the token of a sign-in.</summary>
    public void Remember(Session signedIn)
    {
        if (signedIn.DeviceToken is { } token)
        {
            Context.Response.Cookies.Append(NameFor(signedIn.User.Email), token, new CookieOptions
            {
                HttpOnly = true,
                Secure = !IsPlain || Context.Request.IsHttps,
                SameSite = SameSiteMode.Strict,
                Path = "/",
                MaxAge = Lifetime,
            });
        }
    }

    // Browsers show the names of cookies to whoever sits at them, so the address is not in it.
    private string NameFor(string email)
    {
        var hash = SHA256.HashData(Encoding.UTF8.GetBytes(email.Trim().ToUpperInvariant()));
        return $"{(IsPlain ? string.Empty : SecurePrefix)}{Prefix}{Convert.ToHexStringLower(hash, 0, NameBytes)}";
    }
}
