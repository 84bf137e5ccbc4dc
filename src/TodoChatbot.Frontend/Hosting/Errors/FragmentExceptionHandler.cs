using Microsoft.AspNetCore.Diagnostics;
using TodoChatbot.Frontend.Layout;

namespace TodoChatbot.Frontend.Hosting.Errors;

/// <summary>Gives a module the banner instead of the error page.</summary>
internal sealed class FragmentExceptionHandler : IExceptionHandler
{
    public async ValueTask<bool> TryHandleAsync(HttpContext context, Exception exception, CancellationToken cancellationToken)
    {
        if (!context.Request.WantsFragments)
        {
            return false;
        }

        await ErrorPages.ShowBannerAsync(context, Failure.Of(context, code: null));
        return true;
    }
}
