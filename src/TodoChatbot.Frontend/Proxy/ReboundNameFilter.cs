using System.Net;
using TodoChatbot.Contracts;
using TodoChatbot.Frontend.Accounts.Sessions;

namespace TodoChatbot.Frontend.Proxy;

/// <summary>
/// A page of another site can point its own name at this machine, and then its Origin and its Host agree. Who really sits at this machine
/// calls it by a name of this machine.
/// </summary>
internal sealed class ReboundNameFilter : IEndpointFilter
{
    public async ValueTask<object?> InvokeAsync(EndpointFilterInvocationContext context, EndpointFilterDelegate next) =>
        IsRebound(context.HttpContext)
            ? TypedResults.Problem(
                $"“{context.HttpContext.Request.Host.Host}” is not a name of this machine. Use localhost, or put the proxy's network into Proxies:Known.",
                statusCode: StatusCodes.Status403Forbidden,
                extensions: new Dictionary<string, object?> { ["code"] = ErrorCodes.Forbidden })
            : await next(context);

    private static bool IsRebound(HttpContext context) =>
        context.Connection.RemoteIpAddress is { } address && IPAddress.IsLoopback(address) && !SessionTransport.IsThisMachine(context.Request.Host.Host);
}
