using TodoChatbot.Frontend.Accounts.SigningIn;

namespace TodoChatbot.Frontend.Layout;

/// <summary>Light, dark, or as the system says. In a cookie, so that the first byte of a page already knows.</summary>
internal static class Theme
{
    public const string Light = "light";
    public const string Dark = "dark";
    public const string System = "system";

    private const string Cookie = "todo_theme";

    private static readonly TimeSpan Lifetime = TimeSpan.FromDays(365);

    public static string Of(HttpRequest request) => request.Cookies[Cookie] is Light or Dark ? request.Cookies[Cookie]! : System;

    public static void Keep(HttpContext context, string theme) => context.Response.Cookies.Append(Cookie, theme, new CookieOptions
    {
        MaxAge = Lifetime,
        SameSite = SameSiteMode.Lax,
        Secure = context.Request.IsHttps,
        HttpOnly = true,
        Path = context.HomeAddress,
    });
}
