using TodoChatbot.Contracts;
using TodoChatbot.Frontend.Backend.Sending;
using TodoChatbot.ServiceDefaults;

namespace TodoChatbot.Frontend.Proxy;

/// <summary>What the proxy knows about a request before it sends it on.</summary>
internal static class ProxiedRequest
{
    /// <summary>How long the answer may take.</summary>
    public static Patience PatienceFor(HttpRequest request) =>
        !IsRepeatable(request) || request.Path.StartsWithSegments("/mcp", StringComparison.Ordinal) || IsTransfer(request.Path) ? Patience.Unlimited
        : IsChat(request) || request.Path == ApiDocument.Path ? Patience.Long
        : Patience.Short;

    /// <summary>
    /// Reads the body into memory where it may have to be sent again: of a request that may be repeated, and of one that is sent in the name
    /// of a session, which may have to be renewed first. A body that is too large for the backend goes on as it comes.
    /// </summary>
    /// <exception cref="BadHttpRequestException">The client's body is broken.</exception>
    public static async Task BufferBodyAsync(HttpContext context)
    {
        var request = context.Request;
        request.Body = new ClientBody(request.Body);
        if (!HasBody(request) || (!IsRepeatable(request) && BackendTransformer.SessionOf(context) is null))
        {
            return;
        }

        var (bytes, isWhole) = await BufferedAnswer.ReadAsync(request.Body, Limits.BodyBytes, context.RequestAborted);
        request.Body = new PrefixedStream(bytes, request.Body);
        if (isWhole)
        {
            context.Features.Set(new ProxiedBody(bytes));
        }
    }

    /// <summary>True when the request may be sent more than once.</summary>
    public static bool IsRepeatable(HttpRequest request) =>
        RepeatRule.IsRepeatable(HttpMethod.Parse(request.Method), request.Headers.ContainsKey(Headers.IdempotencyKey));

    private static bool HasBody(HttpRequest request) =>
        request.HttpContext.Features.Get<Microsoft.AspNetCore.Http.Features.IHttpRequestBodyDetectionFeature>()?.CanHaveBody == true;

    // Everything of an account at once, which takes as long as it takes.
    private static bool IsTransfer(PathString path) =>
        path.Value is { } text && (text.EndsWith("/export", StringComparison.OrdinalIgnoreCase) || text.EndsWith("/import", StringComparison.OrdinalIgnoreCase));

    // With or without the user's id: /api/chat, /api/{user_id}/chat.
    private static bool IsChat(HttpRequest request) =>
        HttpMethods.IsPost(request.Method) && request.Path.Value?.EndsWith("/chat", StringComparison.OrdinalIgnoreCase) == true;

    /// <summary>A body whose failures are the client's, whatever the server calls them.</summary>
    private sealed class ClientBody(Stream body) : ReadOnlyStream
    {
        public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
        {
            try
            {
                return await body.ReadAsync(buffer, cancellationToken);
            }
            catch (IOException exception) when (exception is not BadHttpRequestException)
            {
                throw new BadHttpRequestException("The body of the request cannot be read.", StatusCodes.Status400BadRequest, exception);
            }
        }
    }
}
