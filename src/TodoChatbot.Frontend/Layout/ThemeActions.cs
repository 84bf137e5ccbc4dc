using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using TodoChatbot.Frontend.Accounts.SigningIn;
using TodoChatbot.Frontend.Tasks;

namespace TodoChatbot.Frontend.Layout;

/// <summary>Switches between light and dark.</summary>
internal static class ThemeActions
{
    public const string Path = "theme";

    public static void MapTheme(this IEndpointRouteBuilder routes) => routes.MapPost(Path, Switch).AllowAnonymous();

    private static RedirectHttpResult Switch(HttpContext context, [FromForm] string theme, [FromForm(Name = PageAnswer.ReturnField)] string? back)
    {
        Theme.Keep(context, theme is Theme.Light or Theme.Dark ? theme : Theme.System);
        return TypedResults.LocalRedirect(context.LocalOrHome(back));
    }
}
