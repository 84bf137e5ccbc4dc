using TodoChatbot.Frontend.Layout.Notices;

namespace TodoChatbot.Frontend.Layout;

/// <summary>What all pages share.</summary>
internal static class LayoutFeature
{
    public static void AddLayout(this IServiceCollection services)
    {
        services.AddRazorComponents();
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
