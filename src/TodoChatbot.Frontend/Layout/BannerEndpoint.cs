using System.Text.Json;
using Microsoft.AspNetCore.Http.HttpResults;
using TodoChatbot.Frontend.Accounts;
using TodoChatbot.Frontend.Accounts.Sessions;
using TodoChatbot.Frontend.Backend;

namespace TodoChatbot.Frontend.Layout;

/// <summary>Says to a page that shows the banner whether it still has to.</summary>
internal static class BannerEndpoint
{
    public static void MapBanner(this IEndpointRouteBuilder routes) => routes.MapGet("/banner", GetBanner).AllowAnonymous();

    // Fails with the banner as long as the backend, or what it stands on, does not answer. Forms to sign in show the banner too.
    private static async Task<RazorComponentResult<Banner>> GetBanner(HttpContext context, AccountClient account, BackendApi backend, CancellationToken cancellationToken)
    {
        if (context.User.Account is null)
        {
            await backend.GetAsync<JsonElement>("api/health", cancellationToken);
        }
        else
        {
            await account.GetAsync(cancellationToken);
        }

        return new RazorComponentResult<Banner>();
    }
}
