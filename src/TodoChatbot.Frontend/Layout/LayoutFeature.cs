using System.Text.Encodings.Web;
using System.Text.Unicode;
using TodoChatbot.Frontend.Layout.Toasts;

namespace TodoChatbot.Frontend.Layout;

/// <summary>What all pages share.</summary>
internal static class LayoutFeature
{
    public static void AddLayout(this IServiceCollection services)
    {
        services.AddRazorComponents();

        // What is not ASCII is written as it is, in a third of the bytes; what could be taken for markup is still escaped.
        services.AddSingleton(HtmlEncoder.Create(UnicodeRanges.All));
        services.AddScoped<Flash>();
    }

    public static void MapLayout(this IEndpointRouteBuilder routes)
    {
        routes.MapRazorComponents<App>();
        routes.MapTheme();
        routes.MapBanner();

        // An address that nobody has is not found for everybody; the fallback policy would send people to sign in for it.
        routes.MapFallback("{**path}", () => TypedResults.NotFound()).AllowAnonymous();
    }
}
