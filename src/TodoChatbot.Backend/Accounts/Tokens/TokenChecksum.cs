using System.IO.Hashing;

namespace TodoChatbot.Backend.Accounts.Tokens;

/// <summary>
/// A checksum at the end of a token, so that mistyped and made-up tokens are told apart without a database. It proves nothing else: everybody
/// can compute it.
/// </summary>
internal static class TokenChecksum
{
    /// <summary>Characters of a checksum as text.</summary>
    public const int TextLength = 6;

    private const string Digits = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";

    /// <summary>CRC-32 of a text, in base 62.</summary>
    public static string TextOf(ReadOnlySpan<char> text)
    {
        var crc = Crc32.HashToUInt32(System.Text.Encoding.ASCII.GetBytes(text.ToArray()));
        Span<char> digits = stackalloc char[TextLength];
        for (var position = TextLength - 1; position >= 0; position--)
        {
            digits[position] = Digits[(int)(crc % (uint)Digits.Length)];
            crc /= (uint)Digits.Length;
        }

        return digits.ToString();
    }
}
