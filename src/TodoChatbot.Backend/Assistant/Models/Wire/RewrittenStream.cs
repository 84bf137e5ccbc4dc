using TodoChatbot.ServiceDefaults;

namespace TodoChatbot.Backend.Assistant.Models.Wire;

/// <summary>Reads an answer of a provider as it comes, after it was rewritten piece by piece.</summary>
internal sealed class RewrittenStream : ReadOnlyStream
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

    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        // Canceling one read cancels the rest of the answer.
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

    // The clients read asynchronously; a synchronous read has to work all the same.
    public override int Read(byte[] buffer, int offset, int count) => ReadAsync(buffer.AsMemory(offset, count)).AsTask().GetAwaiter().GetResult();

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
