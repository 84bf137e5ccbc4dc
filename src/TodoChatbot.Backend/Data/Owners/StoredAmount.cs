using System.Text;

namespace TodoChatbot.Backend.Data.Owners;

/// <summary>How much is stored about a user, or by one row.</summary>
/// <param name="Tasks">Tasks that are not deleted.</param>
/// <param name="Messages">Chat messages.</param>
/// <param name="Bytes">Bytes of texts in UTF-8, and <see cref="RowBytes"/> for each row.</param>
internal readonly record struct StoredAmount(long Tasks, long Messages, long Bytes)
{
    /// <summary>What a row takes beside its texts, with its part of the indexes.</summary>
    public const int RowBytes = 200;

    public static StoredAmount operator +(StoredAmount left, StoredAmount right) =>
        new(left.Tasks + right.Tasks, left.Messages + right.Messages, left.Bytes + right.Bytes);

    public static StoredAmount operator -(StoredAmount left, StoredAmount right) =>
        new(left.Tasks - right.Tasks, left.Messages - right.Messages, left.Bytes - right.Bytes);

    /// <summary>The bytes of a row with these texts.</summary>
    public static long BytesOf(params ReadOnlySpan<string?> texts)
    {
        long bytes = RowBytes;
        foreach (var text in texts)
        {
            bytes += text is null ? 0 : Encoding.UTF8.GetByteCount(text);
        }

        return bytes;
    }
}
