namespace TodoChatbot.Backend.Assistant.Models.Wire;

/// <summary>Reads an answer of a provider as it comes, after it was rewritten piece by piece.</summary>
internal sealed class RewrittenStream : Stream
{
    private readonly Stream _inner;
    private readonly CancellationTokenSource _closing = new();
    private readonly IAsyncEnumerator<ReadOnlyMemory<byte>> _pieces;
    private ReadOnlyMemory<byte> _piece;

    /// <param name="inner">The answer as the provider sends it.</param>
    /// <param name="rewrite">Reads the answer and returns the pieces to read instead.</param>
    public RewrittenStream(Stream inner, Func<Stream, CancellationToken, IAsyncEnumerable<ReadOnlyMemory<byte>>> rewrite)
    {
        _inner = inner;
        _pieces = rewrite(inner, _closing.Token).GetAsyncEnumerator(_closing.Token);
    }

    public override bool CanRead => true;

    public override bool CanSeek => false;

    public override bool CanWrite => false;

    public override long Length => throw new NotSupportedException();

    public override long Position
    {
        get => throw new NotSupportedException();
        set => throw new NotSupportedException();
    }

    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        // Whoever stops one read of an answer does not want the rest of it.
        await using var stopping = cancellationToken.Register(_closing.Cancel);
        while (_piece.IsEmpty)
        {
            if (!await _pieces.MoveNextAsync())
            {
                return 0;
            }

            _piece = _pieces.Current;
        }

        var length = Math.Min(buffer.Length, _piece.Length);
        _piece[..length].CopyTo(buffer);
        _piece = _piece[length..];
        return length;
    }

    public override Task<int> ReadAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) =>
        ReadAsync(buffer.AsMemory(offset, count), cancellationToken).AsTask();

    // The clients read asynchronously; this is what the type asks for.
    public override int Read(byte[] buffer, int offset, int count) => ReadAsync(buffer.AsMemory(offset, count)).AsTask().GetAwaiter().GetResult();

    public override void Flush()
    {
    }

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            _closing.Cancel();
            _inner.Dispose();
        }

        base.Dispose(disposing);
    }
}
