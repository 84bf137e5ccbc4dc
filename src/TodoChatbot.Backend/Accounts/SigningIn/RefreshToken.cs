using System.Buffers.Text;
using System.Diagnostics.CodeAnalysis;
using System.Security.Cryptography;

namespace TodoChatbot.Backend.Accounts.SigningIn;

/// <summary>A refresh token: the session's id and a secret, base64url. <c>{16 bytes}{32 bytes}</c></summary>
internal sealed record RefreshToken(Guid SessionId, byte[] Secret)
{
    private const int IdBytes = 16;
    private const int SecretBytes = 32;

    public static RefreshToken For(Guid sessionId) => new(sessionId, RandomNumberGenerator.GetBytes(SecretBytes));

    public static bool TryParse(string text, [NotNullWhen(true)] out RefreshToken? token)
    {
        token = null;
        if (!Base64Url.IsValid(text, out var length) || length != IdBytes + SecretBytes)
        {
            return false;
        }

        var bytes = Base64Url.DecodeFromChars(text);
        token = new RefreshToken(new Guid(bytes.AsSpan(0, IdBytes), bigEndian: true), bytes[IdBytes..]);
        return true;
    }

    /// <summary>What is stored of it.</summary>
    public byte[] Hash() => SHA256.HashData(Secret);

    /// <summary>The one that follows it, the same each time for the same salt.</summary>
    public RefreshToken Successor(byte[] salt) => this with { Secret = HMACSHA256.HashData(Secret, salt) };

    public override string ToString()
    {
        Span<byte> bytes = stackalloc byte[IdBytes + SecretBytes];
        SessionId.TryWriteBytes(bytes, bigEndian: true, out _);
        Secret.CopyTo(bytes[IdBytes..]);
        return Base64Url.EncodeToString(bytes);
    }
}
