using Microsoft.Extensions.Options;
using TodoChatbot.Backend.Rules;
using TodoChatbot.Contracts;

namespace TodoChatbot.Backend.Hosting;

/// <summary>
/// Refuses requests to <c>/mcp</c> that a page of another site makes a browser send, also by rebinding a name to this machine's
/// address: the transport's specification asks every server for it. Origins that the operator lists are allowed.
/// </summary>
internal sealed class OriginCheck(RequestDelegate next, IOptions<McpOptions> options)
{
    public Task InvokeAsync(HttpContext context) =>
        context.Request.Path.StartsWithSegments("/mcp", StringComparison.OrdinalIgnoreCase) && RefusalOf(context) is { } sentence
            ? Problem.Of(ErrorCodes.Forbidden, sentence).ExecuteAsync(context)
            : next(context);

    private string? RefusalOf(HttpContext context)
    {
        var request = context.Request;
        if (IsLoopback(context) && !IsLoopbackName(request.Host.Host))
        {
            return Messages.Format("Mcp_HostNotAllowed", request.Host.Host);
        }

        return request.Headers.Origin is not [{ Length: > 0 } origin, ..]
            || options.Value.Allows(origin)
            || (Uri.TryCreate(origin, UriKind.Absolute, out var page)
                && (IsLoopbackName(page.Host) ? IsLoopback(context) : page.Host.Equals(HostOf(request), StringComparison.OrdinalIgnoreCase)))
            ? null
            : Messages.Format("Mcp_OriginNotAllowed", origin);
    }

    // The frontend passes on the name that the client used.
    private static string HostOf(HttpRequest request) =>
        request.Headers["X-Forwarded-Host"] is [{ Length: > 0 } forwarded, ..] ? new HostString(forwarded).Host : request.Host.Host;

    private static bool IsLoopback(HttpContext context) =>
        context.Connection.LocalIpAddress is { } address && System.Net.IPAddress.IsLoopback(address);

    private static bool IsLoopbackName(string host) =>
        host.Equals("localhost", StringComparison.OrdinalIgnoreCase)
        || (System.Net.IPAddress.TryParse(host.Trim('[', ']'), out var address) && System.Net.IPAddress.IsLoopback(address));
}
