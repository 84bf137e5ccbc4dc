using System.Net.Http.Headers;
using Microsoft.Net.Http.Headers;
using TodoChatbot.Contracts;
using TodoChatbot.Frontend.Accounts.Sessions;
using TodoChatbot.Frontend.Backend.Sending;
using Yarp.ReverseProxy.Forwarder;

namespace TodoChatbot.Frontend.Proxy;

/// <summary>
/// What the backend gets to see of a request: with a token of its own, the request as it is; with the session cookie, the session's token
/// in its place and the mark of the page. Never a cookie, never a mark that came from outside.
/// </summary>
internal sealed class BackendTransformer : HttpTransformer
{
    private const string ForwardedFor = "X-Forwarded-For";
    private const string ForwardedHost = "X-Forwarded-Host";
    private const string ForwardedProto = "X-Forwarded-Proto";

    public override async ValueTask TransformRequestAsync(
        HttpContext httpContext, HttpRequestMessage proxyRequest, string destinationPrefix, CancellationToken cancellationToken)
    {
        await base.TransformRequestAsync(httpContext, proxyRequest, destinationPrefix, cancellationToken);
        var headers = proxyRequest.Headers;
        headers.Remove(HeaderNames.Cookie);
        headers.Remove(Headers.FromPage);
        if (SessionOf(httpContext) is { } token)
        {
            SessionHandler.Authorize(proxyRequest, token);
            headers.Add(Headers.FromPage, "1");
        }

        // The address that the known proxies told, in place of whatever the client wrote.
        Set(headers, ForwardedFor, httpContext.Connection.RemoteIpAddress?.ToString());
        Set(headers, ForwardedHost, httpContext.Request.Host.Value);
        Set(headers, ForwardedProto, httpContext.Request.Scheme);
        headers.Host = null;
        RetryHandler.SetPatience(proxyRequest, ProxiedRequest.PatienceFor(httpContext.Request));
        if (httpContext.Features.Get<ProxiedBody>() is { } body)
        {
            RequestCopy.KeepBody(proxyRequest, body.Bytes);
        }
    }

    /// <summary>What the backend made is found below the path of this site.</summary>
    public override async ValueTask<bool> TransformResponseAsync(HttpContext httpContext, HttpResponseMessage? proxyResponse, CancellationToken cancellationToken)
    {
        var hasBody = await base.TransformResponseAsync(httpContext, proxyResponse, cancellationToken);
        if (httpContext.Request.PathBase.HasValue && httpContext.Response.Headers.Location.ToString() is ['/', not '/', ..] location)
        {
            httpContext.Response.Headers.Location = httpContext.Request.PathBase + location;
        }

        if (hasBody && proxyResponse is { IsSuccessStatusCode: true } && ApiDocument.IsBelowPath(httpContext.Request))
        {
            await ApiDocument.WriteAsync(httpContext, proxyResponse.Content, cancellationToken);
            return false;
        }

        return hasBody;
    }

    /// <summary>The session's token, where the cookie is what speaks for the person: on <c>/api</c>, and with no token of its own.</summary>
    public static string? SessionOf(HttpContext context) =>
        HasToken(context.Request) || !context.Request.Path.StartsWithSegments("/api", StringComparison.Ordinal)
            ? null
            : context.AccessToken;

    // The API reference sends "Bearer" without a token until the user enters one.
    private static bool HasToken(HttpRequest request) =>
        request.Headers.TryGetValue(HeaderNames.Authorization, out var value) && !string.Equals(value.ToString().TrimEnd(), "Bearer", StringComparison.OrdinalIgnoreCase);

    private static void Set(HttpRequestHeaders headers, string name, string? value)
    {
        headers.Remove(name);
        if (!string.IsNullOrEmpty(value))
        {
            headers.TryAddWithoutValidation(name, value);
        }
    }
}
