namespace TodoChatbot.Frontend.Backend.Sending;

/// <summary>Holds an answer back until all of it has arrived, so that one that breaks off can be asked for again.</summary>
internal static class BufferedAnswer
{
    // More than any page of a list has. What is larger goes on as it comes.
    private const int MaxBytes = 1024 * 1024;

    /// <summary>Reads the body into memory; of one that is larger than a megabyte, the first megabyte.</summary>
    /// <exception cref="IOException">The backend broke off.</exception>
    public static async Task LoadAsync(HttpResponseMessage response, CancellationToken cancellationToken)
    {
        var original = response.Content;
        var stream = await original.ReadAsStreamAsync(cancellationToken);
        var (start, isWhole) = await ReadAsync(stream, MaxBytes, cancellationToken);
        HttpContent content = isWhole ? new ByteArrayContent(start) : new StreamContent(new PrefixedStream(start, stream));
        RequestCopy.CopyHeaders(original, content);
        response.Content = content;
        if (isWhole)
        {
            original.Dispose();
        }
    }

    /// <summary>Reads a stream up to a limit.</summary>
    /// <returns>What was read, and whether that was all.</returns>
    public static async Task<(byte[] Bytes, bool IsWhole)> ReadAsync(Stream stream, int maxBytes, CancellationToken cancellationToken)
    {
        using var read = new MemoryStream();
        var buffer = new byte[16 * 1024];
        int count;
        while (read.Length <= maxBytes && (count = await stream.ReadAsync(buffer, cancellationToken)) > 0)
        {
            read.Write(buffer, 0, count);
        }

        return (read.ToArray(), read.Length <= maxBytes);
    }
}
