using TodoChatbot.Contracts;
using TodoChatbot.Frontend.Hosting;

namespace TodoChatbot.Frontend.Proxy;

/// <summary>
/// Browsers send the session cookie along with what other sites ask for. So where the cookie speaks for the person, only a page of this
/// site may change something.
/// </summary>
internal sealed class SameOriginFilter : IEndpointFilter
{
    public async ValueTask<object?> InvokeAsync(EndpointFilterInvocationContext context, EndpointFilterDelegate next) =>
        IsHarmless(context.HttpContext) || context.HttpContext.Request.IsFromThisSite
            ? await next(context)
            : TypedResults.Problem(
                "This came from another site. Send a personal access token instead of the session cookie.",
                statusCode: StatusCodes.Status403Forbidden,
                extensions: new Dictionary<string, object?> { ["code"] = ErrorCodes.Forbidden });

    private static bool IsHarmless(HttpContext context) =>
        HttpMethods.IsGet(context.Request.Method)
        || HttpMethods.IsHead(context.Request.Method)
        || HttpMethods.IsOptions(context.Request.Method)
        || BackendTransformer.SessionOf(context) is null;
}
