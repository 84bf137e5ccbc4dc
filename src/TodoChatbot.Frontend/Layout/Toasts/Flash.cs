using System.Security.Cryptography;
using System.Text.Encodings.Web;
using System.Text.Json;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.DataProtection;
using TodoChatbot.Frontend.Accounts.SigningIn;

namespace TodoChatbot.Frontend.Layout.Toasts;

/// <summary>Carries a notice over a redirect, in a cookie that is gone once it was shown.</summary>
internal sealed class Flash(IHttpContextAccessor accessor, IDataProtectionProvider protection)
{
    /// <summary>The field by which a browser names the draft that it keeps of a form.</summary>
    public const string DraftField = "draft";

    private const string Cookie = "todo_flash";
    private const int MaxDraftName = 200;

    private static readonly TimeSpan Lifetime = TimeSpan.FromMinutes(1);

    // A question about many tasks is longer than browsers let a cookie be.
    // One that came back in part is no notice.
    private static readonly ChunkingCookieManager Cookies = new() { ThrowForPartialCookies = false };

    // Nobody but us reads it, so nothing has to be escaped for a page.
    private static readonly JsonSerializerOptions Short = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private readonly IDataProtector _protector = protection.CreateProtector("flash");

    private HttpContext Context => accessor.HttpContext ?? throw new InvalidOperationException("There is no request.");

    /// <summary>Shows the notice on the next page. Unless it is a problem, the draft of the form that was sent is no longer needed.</summary>
    public void Show(Toast notice) => Cookies.AppendResponseCookie(
        Context, Cookie, _protector.Protect(JsonSerializer.Serialize(notice.IsProblem ? notice : notice with { Saved = SentDraft }, Short)), Options(Lifetime));

    /// <summary>The notice for this page; null when there is none.</summary>
    public Toast? Take()
    {
        if (Cookies.GetRequestCookie(Context, Cookie) is not { Length: > 0 } kept)
        {
            return null;
        }

        Cookies.DeleteCookie(Context, Cookie, Options(lifetime: null));
        try
        {
            return JsonSerializer.Deserialize<Toast>(_protector.Unprotect(kept));
        }
        catch (CryptographicException)
        {
            // Written with a secret that is no longer in use.
            return null;
        }
    }

    private string? SentDraft =>
        Context.Request.HasFormContentType && Context.Request.Form[DraftField].ToString() is { Length: > 0 and <= MaxDraftName } name ? name : null;

    private CookieOptions Options(TimeSpan? lifetime) => new()
    {
        HttpOnly = true,
        Path = Context.HomeAddress,
        Secure = Context.Request.IsHttps,
        SameSite = SameSiteMode.Lax,
        MaxAge = lifetime,
    };
}
