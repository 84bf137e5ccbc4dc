using System.Net;
using TodoChatbot.ServiceDefaults;

namespace TodoChatbot.Frontend.Backend.Sending;

/// <summary>A stream of events that breaks off when nothing comes for too long, not even a heartbeat.</summary>
internal sealed class WatchedContent : HttpContent
{
    private readonly HttpContent _content;
    private readonly TimeSpan _maxSilence;
    private readonly TimeProvider _clock;

    public WatchedContent(HttpContent content, TimeSpan maxSilence, TimeProvider clock)
    {
        (_content, _maxSilence, _clock) = (content, maxSilence, clock);
        RequestCopy.CopyHeaders(content, this);
    }

    protected override async Task<Stream> CreateContentReadStreamAsync() =>
        new WatchedStream(await _content.ReadAsStreamAsync(), _maxSilence, _clock);

    protected override async Task SerializeToStreamAsync(Stream stream, TransportContext? context)
    {
        await using var watched = await CreateContentReadStreamAsync();
        await watched.CopyToAsync(stream);
    }

    protected override bool TryComputeLength(out long length)
    {
        length = 0;
        return false;
    }

    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            _content.Dispose();
        }

        base.Dispose(disposing);
    }

    private sealed class WatchedStream(Stream stream, TimeSpan maxSilence, TimeProvider clock) : ReadOnlyStream
    {
        public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
        {
            using var silence = new CancellationTokenSource(maxSilence, clock);
            using var either = CancellationTokenSource.CreateLinkedTokenSource(silence.Token, cancellationToken);
            try
            {
                return await stream.ReadAsync(buffer, either.Token);
            }
            catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
            {
                throw new IOException("The backend sends nothing any more, not even a heartbeat.", new TimeoutException());
            }
        }

        protected override void Dispose(bool disposing)
        {
            if (disposing)
            {
                stream.Dispose();
            }

            base.Dispose(disposing);
        }
    }
}
