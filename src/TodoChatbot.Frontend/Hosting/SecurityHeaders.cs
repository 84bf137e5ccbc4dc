using Microsoft.Extensions.Primitives;
using TodoChatbot.Frontend.Accounts.Sessions;
using TodoChatbot.Frontend.Hosting.Assets;
using TodoChatbot.Frontend.Reference;

namespace TodoChatbot.Frontend.Hosting;

/// <summary>Headers that tell browsers what a page of ours never does. What a response has set for itself stays.</summary>
internal static class SecurityHeaders
{
    private const string ContentSecurityPolicy =
        "default-src 'self'; base-uri 'self'; form-action 'self'; frame-ancestors 'none'; frame-src 'none'; object-src 'none'";

    private const string PermissionsPolicy =
        "camera=(), display-capture=(), geolocation=(), microphone=(), midi=(), payment=(), serial=(), usb=()";

    private static readonly TimeSpan TransportSecurityAge = TimeSpan.FromDays(365);

    private static readonly (string Name, string Value)[] OfAssets =
    [
        ("X-Content-Type-Options", "nosniff"),
        ("Cross-Origin-Resource-Policy", "same-origin"),
    ];

    private static readonly (string Name, string Value)[] OfPages =
    [
        .. OfAssets,
        ("Content-Security-Policy", ContentSecurityPolicy),
        ("X-Frame-Options", "DENY"),
        ("Referrer-Policy", "same-origin"),
        ("Permissions-Policy", PermissionsPolicy),
        ("Cache-Control", "no-store"),
        ("X-Robots-Tag", "noindex, nofollow"),
    ];

    // Elsewhere browsers ignore it, and complain.
    private static readonly (string Name, string Value)[] OfSafePages = [.. OfPages, ("Cross-Origin-Opener-Policy", "same-origin")];

    public static void AddTransportSecurity(this IServiceCollection services) =>
        services.AddHsts(hsts => hsts.MaxAge = TransportSecurityAge);

    public static void UseSecurityHeaders(this WebApplication app)
    {
        app.UseHsts();
        app.Use((context, next) =>
        {
            // What only documents obey would be a tenth of the bytes of a first visit.
            context.Response.OnStarting(() =>
            {
                if (ReferenceFeature.ContentSecurityPolicyOf(context, ContentSecurityPolicy) is { } policy)
                {
                    context.Response.Headers.ContentSecurityPolicy = policy;
                }

                return Add(context.Response, context.IsVersionedAsset ? OfAssets : SessionTransport.IsSafe(context.Request) ? OfSafePages : OfPages);
            });
            return next(context);
        });
    }

    private static Task Add(HttpResponse response, IEnumerable<(string Name, string Value)> headers)
    {
        foreach (var (name, value) in headers)
        {
            if (StringValues.IsNullOrEmpty(response.Headers[name]))
            {
                response.Headers[name] = value;
            }
        }

        return Task.CompletedTask;
    }
}
