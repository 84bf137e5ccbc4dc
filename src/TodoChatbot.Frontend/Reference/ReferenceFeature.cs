using Microsoft.Extensions.Localization;
using Scalar.AspNetCore;
using TodoChatbot.Frontend.Proxy;

namespace TodoChatbot.Frontend.Reference;

/// <summary>A page that shows the API document. Scalar's files come with its package, so that no other host is asked for anything.</summary>
internal static class ReferenceFeature
{
    private const string Path = "/reference";

    public static void MapReference(this IEndpointRouteBuilder routes) =>
        routes.MapScalarApiReference(Path, (reference, context) => reference
                .WithTitle(context.RequestServices.GetRequiredService<IStringLocalizer<Texts>>()["Reference_Title"])
                .WithOpenApiRoutePattern(ApiDocument.Path)
                .WithFavicon("../icon.svg")
                .WithNonce()
                .DisableDefaultFonts()
                .DisableTelemetry()
                .DisableAgent()
                .DisableMcp()
                .HideClientButton()
                .HideDeveloperTools())
            .AllowAnonymous();

    /// <summary>
    /// The policy for a page of Scalar: its one script inside the page by a nonce, and the styles that it adds while it runs. Null for any other page.
    /// </summary>
    public static string? ContentSecurityPolicyOf(HttpContext context, string policy) =>
        context.Items[ScalarOptions.NonceHttpContextItemKey] is string nonce
            ? $"{policy}; script-src 'self' 'nonce-{nonce}'; style-src 'self' 'unsafe-inline'"
            : null;
}
