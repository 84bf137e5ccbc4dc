using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.Extensions.Options;
using TodoChatbot.Contracts.Accounts;

namespace TodoChatbot.Frontend.Accounts.Sessions;

/// <summary>The cookie that holds a session; nothing is kept on this side.</summary>
internal static class SessionCookie
{
    /// <summary>Behind the prefix <c>__Host-</c>: bound by browsers to this host, its root and HTTPS; they take localhost for as good.</summary>
    public const string Name = "todo";

    /// <summary>Where plain HTTP is allowed; browsers refuse the other name there.</summary>
    public const string PlainName = "todo_session";

    private const string FormCookie = "todo_form";

    /// <summary>How long an unused session holds; the backend decides, this is only how long browsers keep it.</summary>
    public static readonly TimeSpan Lifetime = TimeSpan.FromDays(30);

    public static void AddSessions(this IServiceCollection services)
    {
        services.AddOptions<SessionOptions>().BindConfiguration(SessionOptions.Section);
        services.AddSingleton<SessionTransport>();
        services.AddSingleton<SessionRenewal>();
        services.AddScoped<SessionEvents>();
        services.AddScoped<Viewer>();
        services.AddHostedService<PlainHttpWarning>();
        services.AddAuthentication(CookieAuthenticationDefaults.AuthenticationScheme).AddCookie(cookie =>
        {
            cookie.EventsType = typeof(SessionEvents);
            cookie.LoginPath = $"/{SigningIn.SignInAddress.SignIn}";
            cookie.ReturnUrlParameter = SigningIn.SignInAddress.ReturnParameter;
            cookie.ExpireTimeSpan = Lifetime;
            cookie.SlidingExpiration = false;
        });
        services.AddOptions<CookieAuthenticationOptions>(CookieAuthenticationDefaults.AuthenticationScheme)
            .Configure<IOptions<SessionOptions>, IHttpContextAccessor, TimeProvider>((cookie, session, accessor, clock) =>
            {
                cookie.TimeProvider = clock;
                cookie.Cookie = new SiteCookie(accessor, Name, PlainName, _ => !session.Value.AllowPlainHttp)
                {
                    HttpOnly = true,
                    SameSite = SameSiteMode.Lax,
                    SecurePolicy = session.Value.AllowPlainHttp ? CookieSecurePolicy.SameAsRequest : CookieSecurePolicy.Always,
                };
            });

        // Not SecurePolicy.Always: the framework refuses to make a Secure one for a request to http://localhost.
        services.AddAntiforgery(antiforgery => antiforgery.SuppressXFrameOptionsHeader = true);
        services.AddOptions<AntiforgeryOptions>().Configure<IHttpContextAccessor>((antiforgery, accessor) =>
            antiforgery.Cookie = new SiteCookie(accessor, FormCookie, FormCookie, request => request.IsHttps)
            {
                HttpOnly = true,
                IsEssential = true,
                SameSite = SameSiteMode.Strict,
                SecurePolicy = CookieSecurePolicy.SameAsRequest,
            });
        services.AddAuthorizationBuilder().SetFallbackPolicy(
            new Microsoft.AspNetCore.Authorization.AuthorizationPolicyBuilder().RequireAuthenticatedUser().Build());
    }

    /// <summary>Signs a person in with what the backend gave, or signs the same person in again with newer settings.</summary>
    public static Task SignInAsync(this HttpContext context, Session session, bool isKept)
    {
        var now = context.RequestServices.GetRequiredService<TimeProvider>().GetUtcNow();
        var properties = new AuthenticationProperties { IsPersistent = isKept, ExpiresUtc = now + Lifetime };
        SessionTokens.Of(session, now).Store(properties);
        return context.SignInAsync(ViewerClaims.PrincipalOf(session.User), properties);
    }

    /// <summary>Puts changed settings into the cookie.</summary>
    public static async Task UpdateViewerAsync(this HttpContext context, UserItem user)
    {
        if (context.SessionTokens is { } tokens && (await context.AuthenticateAsync()).Properties is { } properties)
        {
            tokens.Store(properties);
            await context.SignInAsync(ViewerClaims.PrincipalOf(user), properties);
        }
    }
}
