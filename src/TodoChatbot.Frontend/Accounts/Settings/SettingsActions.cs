using TodoChatbot.Frontend.Layout.Toasts;
using TodoChatbot.Frontend.Tasks;

namespace TodoChatbot.Frontend.Accounts.Settings;

/// <summary>What the buttons of the settings do.</summary>
internal static class SettingsActions
{
    public static void MapSettingsActions(this IEndpointRouteBuilder routes) => routes.MapPost("/settings/tokens/{id:guid}/revoke", Revoke);

    // The form is asked for so that its token is checked.
    private static async Task<IResult> Revoke(
        Guid id, IFormCollection form, AccountClient account, PageAnswer page, CancellationToken cancellationToken) =>
        await page.TellAsync(
            await account.RevokeTokenAsync(id, cancellationToken), _ => new Toast("Revoked the token. It no longer works."), cancellationToken);
}
