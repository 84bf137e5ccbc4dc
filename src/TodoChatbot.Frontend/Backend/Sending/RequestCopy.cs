namespace TodoChatbot.Frontend.Backend.Sending;

/// <summary>Copies of a request: a message is sent once, so that every attempt needs one of its own.</summary>
internal static class RequestCopy
{
    private static readonly HttpRequestOptionsKey<byte[]> Body = new(nameof(Body));

    /// <summary>Keeps the body of a request, for requests whose content can be read only once.</summary>
    public static void KeepBody(HttpRequestMessage request, byte[] body) => request.Options.Set(Body, body);

    /// <summary>True when the content, if there is any, can be sent again.</summary>
    public static bool IsPossible(HttpRequestMessage request) =>
        request.Content is null or ByteArrayContent or System.Net.Http.Json.JsonContent || request.Options.TryGetValue(Body, out _);

    public static HttpRequestMessage Of(HttpRequestMessage request)
    {
        var copy = new HttpRequestMessage(request.Method, request.RequestUri)
        {
            Version = request.Version,
            VersionPolicy = request.VersionPolicy,
            Content = ContentOf(request),
        };
        foreach (var (name, values) in request.Headers.NonValidated)
        {
            copy.Headers.TryAddWithoutValidation(name, values);
        }

        foreach (var (name, value) in request.Options)
        {
            ((IDictionary<string, object?>)copy.Options)[name] = value;
        }

        return copy;
    }

    // JSON of the page is serialized anew for each attempt, and bytes are written again.
    private static HttpContent? ContentOf(HttpRequestMessage request)
    {
        if (request.Content is null || !request.Options.TryGetValue(Body, out var body))
        {
            return request.Content is { } content ? new SharedContent(content) : null;
        }

        var copy = new ByteArrayContent(body);
        CopyHeaders(request.Content, copy);
        return copy;
    }

    public static void CopyHeaders(HttpContent from, HttpContent to)
    {
        foreach (var (name, values) in from.Headers.NonValidated)
        {
            to.Headers.TryAddWithoutValidation(name, values);
        }
    }

    /// <summary>The content of the original, which outlives the attempts.</summary>
    private sealed class SharedContent : HttpContent
    {
        private readonly HttpContent _content;

        public SharedContent(HttpContent content)
        {
            _content = content;
            CopyHeaders(content, this);
        }

        protected override Task SerializeToStreamAsync(Stream stream, System.Net.TransportContext? context) => _content.CopyToAsync(stream, context);

        protected override Task SerializeToStreamAsync(Stream stream, System.Net.TransportContext? context, CancellationToken cancellationToken) =>
            _content.CopyToAsync(stream, context, cancellationToken);

        protected override bool TryComputeLength(out long length)
        {
            length = _content.Headers.ContentLength ?? 0;
            return _content.Headers.ContentLength is not null;
        }
    }
}
