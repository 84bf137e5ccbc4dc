using System.Globalization;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.Extensions.Options;
using TodoChatbot.Frontend.Hosting.Addresses;

namespace TodoChatbot.Frontend.Hosting;

/// <summary>Files that programs look for at fixed places of every site.</summary>
internal static class WellKnownFiles
{
    private const string Robots = "User-agent: *\nDisallow: /\n";

    // RFC 9116 recommends less than a year.
    private static readonly TimeSpan ContactLifetime = TimeSpan.FromDays(180);

    public static void MapWellKnownFiles(this IEndpointRouteBuilder routes)
    {
        routes.MapGet("/robots.txt", () => TypedResults.Text(Robots)).AllowAnonymous();
        routes.MapGet("/.well-known/security.txt", GetSecurityContact).AllowAnonymous();

        // https://w3c.github.io/webappsec-change-password-url: password managers send people there.
        routes.MapGet("/.well-known/change-password", (HttpRequest request) => TypedResults.LocalRedirect($"{request.PathBase}/settings/password")).AllowAnonymous();
        routes.MapGet("/favicon.ico", (HttpRequest request) => TypedResults.LocalRedirect($"{request.PathBase}/icon-192.png")).AllowAnonymous();
    }

    // Whole days, so that every replica gives the same answer.
    private static ContentHttpResult GetSecurityContact(IOptions<SiteOptions> site, TimeProvider clock)
    {
        var expires = new DateTimeOffset(clock.GetUtcNow().UtcDateTime.Date, TimeSpan.Zero) + ContactLifetime;
        return TypedResults.Text(
            $"Contact: {site.Value.SecurityContact}\nExpires: {expires.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture)}\nPreferred-Languages: en\n",
            "text/plain; charset=utf-8");
    }
}
