using Microsoft.AspNetCore.Diagnostics;
using TodoChatbot.Frontend.Accounts.SigningIn;

namespace TodoChatbot.Frontend.Layout;

/// <summary>What the browser's address bar says.</summary>
internal static class PageAddress
{
    extension(HttpContext context)
    {
        /// <summary>The path and query that were asked for, also on a page that is shown in place of another one.</summary>
        public string AskedAddress => context.LocalOrHome(context.Request.PathBase + (
            context.Features.Get<IExceptionHandlerPathFeature>() is { } failed ? failed.Path + context.Request.QueryString
            : context.Features.Get<IStatusCodeReExecuteFeature>() is { } replaced ? replaced.OriginalPath + replaced.OriginalQueryString
            : context.Request.Path + context.Request.QueryString));
    }
}
