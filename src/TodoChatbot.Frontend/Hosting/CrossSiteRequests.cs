namespace TodoChatbot.Frontend.Hosting;

/// <summary>Refuses forms that pages of other sites send, before anything of them is read, checked or shown again.</summary>
internal static class CrossSiteRequests
{
    // The proxied routes take tokens that no browser sends by itself, and check the session cookie on their own.
    private static readonly PathString[] Proxied = ["/api", "/mcp"];

    extension(HttpContext context)
    {
        /// <summary>True when this request was refused because another site's page sent it.</summary>
        public bool IsRefusedAsCrossSite => context.Features.Get<Refusal>() is not null;
    }

    public static void UseCrossSiteCheck(this WebApplication app) => app.Use((context, next) =>
    {
        if (IsSafe(context.Request.Method) || IsProxied(context.Request.Path) || !context.Request.IsFromAnotherSite)
        {
            return next(context);
        }

        context.Features.Set(new Refusal());
        context.Response.StatusCode = StatusCodes.Status403Forbidden;
        return Task.CompletedTask;
    });

    private static bool IsSafe(string method) =>
        HttpMethods.IsGet(method) || HttpMethods.IsHead(method) || HttpMethods.IsOptions(method) || HttpMethods.IsTrace(method);

    private static bool IsProxied(PathString path) => Proxied.Any(proxied => path.StartsWithSegments(proxied));

    private sealed class Refusal;
}
