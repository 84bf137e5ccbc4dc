using Microsoft.AspNetCore.Http.HttpResults;
using TodoChatbot.Frontend.Accounts;

namespace TodoChatbot.Frontend.Layout;

/// <summary>Says to a page that shows the banner whether it still has to.</summary>
internal static class BannerEndpoint
{
    public static void MapBanner(this IEndpointRouteBuilder routes) => routes.MapGet("/banner", GetBanner);

    // Fails with the banner as long as the backend, or what it stands on, does not answer.
    private static async Task<RazorComponentResult<Banner>> GetBanner(AccountClient account, CancellationToken cancellationToken)
    {
        await account.GetAsync(cancellationToken);
        return new RazorComponentResult<Banner>();
    }
}
