using System.Buffers;
using System.IO.Pipelines;
using System.Net.Http.Headers;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace TodoChatbot.Backend.Assistant.Models.Wire;

/// <summary>
/// Adapts what a provider's client sends and reads to what servers of that protocol really take and answer. Instances belong to one
/// answer, so that they can give back what came with an earlier request.
/// </summary>
internal abstract class WireHandler(HttpMessageHandler inner) : DelegatingHandler(inner)
{
    // White space, and the byte order mark that some servers send.
    private static readonly SearchValues<byte> Blank = SearchValues.Create(" \t\r\n\uFEFF"u8);

    protected sealed override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        await AdaptAsync(request, cancellationToken);
        var response = await base.SendAsync(request, cancellationToken);
        if (response.IsSuccessStatusCode)
        {
            var content = response.Content;
            var rewritten = new StreamContent(new RewrittenStream(await content.ReadAsStreamAsync(cancellationToken), RewriteAsync));
            rewritten.Headers.ContentType = new MediaTypeHeaderValue(StreamType);
            response.Content = rewritten;
        }

        return response;
    }

    /// <summary>The media type of a streamed answer.</summary>
    protected abstract string StreamType { get; }

    /// <summary>The text of a node; null for any other value.</summary>
    protected static string? TextOf(JsonNode? node) => node?.GetValueKind() == JsonValueKind.String ? node.GetValue<string>() : null;

    /// <summary>Changes a request before it is sent.</summary>
    protected virtual void Adapt(JsonObject request)
    {
    }

    /// <summary>Reads an answer and returns what the client is to read.</summary>
    protected abstract IAsyncEnumerable<ReadOnlyMemory<byte>> RewriteAsync(Stream answer, CancellationToken cancellationToken);

    /// <summary>True when an answer begins as a JSON object, as from servers that do not stream.</summary>
    protected static async Task<bool> BeginsWithObjectAsync(PipeReader answer, CancellationToken cancellationToken)
    {
        while (true)
        {
            var read = await answer.ReadAsync(cancellationToken);
            var first = FirstOf(read.Buffer);
            answer.AdvanceTo(read.Buffer.Start, first is null ? read.Buffer.End : read.Buffer.Start);
            if (first is not null || read.IsCompleted)
            {
                return first == (byte)'{';
            }
        }
    }

    private static byte? FirstOf(ReadOnlySequence<byte> buffer)
    {
        foreach (var segment in buffer)
        {
            var start = segment.Span.IndexOfAnyExcept(Blank);
            if (start >= 0)
            {
                return segment.Span[start];
            }
        }

        return null;
    }

    private async Task AdaptAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        if (request.Content is not { } content || await ParseAsync(content, cancellationToken) is not JsonObject body)
        {
            return;
        }

        Adapt(body);
        var adapted = new ByteArrayContent(JsonSerializer.SerializeToUtf8Bytes(body));
        foreach (var (name, values) in content.Headers.Where(header => header.Key is not "Content-Length"))
        {
            adapted.Headers.TryAddWithoutValidation(name, values);
        }

        request.Content = adapted;
    }

    private static async Task<JsonNode?> ParseAsync(HttpContent content, CancellationToken cancellationToken)
    {
        try
        {
            return JsonNode.Parse(await content.ReadAsByteArrayAsync(cancellationToken));
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
