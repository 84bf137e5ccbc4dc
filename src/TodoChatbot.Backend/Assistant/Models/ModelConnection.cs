using System.Text.Json;
using System.Text.Json.Nodes;
using TodoChatbot.ServiceDefaults;

namespace TodoChatbot.Backend.Assistant.Models;

/// <summary>
/// What a client says to a provider, with what the provider's own client does not tell: whether it answered, why it refused, and how
/// long to wait. It also limits how much of an answer is read. A client asks one thing at a time.
/// </summary>
internal sealed class ModelConnection(HttpMessageHandler inner, long maxBytes, TimeProvider clock) : DelegatingHandler(inner)
{
    private readonly Lock _lock = new();
    private HttpResponseMessage? _answer;
    private bool _isClosed;
    private Action? _heard;

    /// <summary>Where the latest request went.</summary>
    public string? Address { get; private set; }

    /// <summary>What the provider answered instead of an answer; null when it did not refuse.</summary>
    public Refusal? Refused { get; private set; }

    /// <summary>True once the provider has begun to answer the latest request.</summary>
    public bool HasAnswered { get; private set; }

    /// <summary>Why the latest request was not answered; null when it was.</summary>
    public ModelTrouble? Trouble { get; private set; }

    /// <summary>How long an answer asks to wait before the next attempt; null when it does not say.</summary>
    public static TimeSpan? RetryAfter(HttpResponseMessage answer, TimeProvider clock) => answer.Headers.RetryAfter switch
    {
        { Delta: { } wait } => wait,
        { Date: { } moment } when moment > clock.GetUtcNow() => moment - clock.GetUtcNow(),
        _ => null,
    };

    /// <summary>
    /// Calls back whenever something of an answer arrives, also what the provider's client keeps to itself: a comment that keeps the
    /// connection open, a thought.
    /// </summary>
    /// <returns>Ends it.</returns>
    public IDisposable Listen(Action heard)
    {
        _heard = heard;
        return new Listening(this);
    }

    /// <summary>Closes the connection, also to an answer that begins later.</summary>
    public void Close()
    {
        lock (_lock)
        {
            _isClosed = true;
            _answer?.Dispose();
        }
    }

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        (HasAnswered, Trouble, Refused) = (false, null, null);
        Address = request.RequestUri is { } uri ? $"{uri.Scheme}://{uri.Authority}{uri.AbsolutePath}" : null;
        HttpResponseMessage answer;
        try
        {
            answer = await base.SendAsync(request, cancellationToken);
        }
        catch (Exception exception) when (exception is HttpRequestException or IOException)
        {
            Trouble = ModelTrouble.Unreachable;
            throw;
        }

        HasAnswered = answer.IsSuccessStatusCode;
        Trouble = answer.IsSuccessStatusCode ? null : ModelTrouble.Of((int)answer.StatusCode, RetryAfter(answer, clock));
        await LimitAsync(answer, cancellationToken);
        if (!answer.IsSuccessStatusCode)
        {
            await answer.Content.LoadIntoBufferAsync(cancellationToken);
            Refused = new Refusal((int)answer.StatusCode, await answer.Content.ReadAsStringAsync(cancellationToken));
        }

        lock (_lock)
        {
            _answer = answer;
            if (_isClosed)
            {
                answer.Dispose();
            }
        }

        return answer;
    }

    private async Task LimitAsync(HttpResponseMessage answer, CancellationToken cancellationToken)
    {
        var content = answer.Content;
        var limited = new StreamContent(new LimitedStream(await content.ReadAsStreamAsync(cancellationToken), maxBytes, () => _heard?.Invoke()));
        foreach (var (name, values) in content.Headers)
        {
            limited.Headers.TryAddWithoutValidation(name, values);
        }

        answer.Content = limited;
    }

    private sealed class Listening(ModelConnection connection) : IDisposable
    {
        public void Dispose() => connection._heard = null;
    }

    /// <summary>Ends with an error once more was read than an answer may have.</summary>
    private sealed class LimitedStream(Stream inner, long maxBytes, Action heard) : ReadOnlyStream
    {
        private long _read;

        public override int Read(byte[] buffer, int offset, int count) => Counted(inner.Read(buffer, offset, count));

        public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default) =>
            Counted(await inner.ReadAsync(buffer, cancellationToken));

        protected override void Dispose(bool disposing)
        {
            if (disposing)
            {
                inner.Dispose();
            }

            base.Dispose(disposing);
        }

        private int Counted(int read)
        {
            if (read > 0)
            {
                heard();
            }

            return (_read += read) <= maxBytes ? read : throw new IOException("The model's answer is larger than an answer may be.");
        }
    }

    /// <summary>A refusal of the provider.</summary>
    /// <param name="Status">The HTTP status.</param>
    /// <param name="Body">What it says of it.</param>
    internal sealed record Refusal(int Status, string Body)
    {
        // Azure OpenAI: {"error": {"code": "content_filter", "message": "…"}}
        private const string Filtered = "content_filter";

        /// <summary>True when the provider's content filter refused the prompt. The provider itself works.</summary>
        public bool IsFiltered => Status == StatusCodes.Status400BadRequest && CodeIn(Body) == Filtered;

        private static string? CodeIn(string body)
        {
            try
            {
                return JsonNode.Parse(body) is JsonObject json && json["error"] is JsonObject error && error["code"] is JsonValue code
                    && code.TryGetValue<string>(out var text) ? text : null;
            }
            catch (JsonException)
            {
                return null;
            }
        }
    }
}
