using System.Buffers.Binary;
using System.Buffers.Text;
using System.Diagnostics.CodeAnalysis;
using System.IO.Hashing;
using System.Security.Cryptography;

namespace TodoChatbot.Backend.Accounts.SigningIn;

/// <summary>
/// A refresh token, base64url: the session's id (16 bytes), a secret (32), a tag by which the session knows every token that it was ever given
/// (8) and a checksum (4). Tokens of earlier releases end after the secret.
/// </summary>
internal sealed record RefreshToken(Guid SessionId, byte[] Secret, byte[]? Tag = null)
{
    /// <summary>Bytes of the key that a session tags its tokens with.</summary>
    public const int FamilyKeyBytes = 32;

    private const int IdBytes = 16;
    private const int SecretBytes = 32;
    private const int TagBytes = 8;
    private const int ChecksumBytes = sizeof(uint);
    private const int EarlierBytes = IdBytes + SecretBytes;
    private const int AllBytes = EarlierBytes + TagBytes + ChecksumBytes;

    // Ids of sessions are UUIDs of version 7, which begin with the milliseconds since 1970.
    private const int IdVersion = 7;
    private static readonly DateTimeOffset FirstSession = new(2026, 1, 1, 0, 0, 0, TimeSpan.Zero);
    private static readonly TimeSpan ClockSkew = TimeSpan.FromDays(1);

    public static RefreshToken For(Guid sessionId, byte[] familyKey) =>
        new RefreshToken(sessionId, RandomNumberGenerator.GetBytes(SecretBytes)).WithTag(familyKey);

    /// <summary>Reads a token, and refuses what cannot be one without asking anybody.</summary>
    public static bool TryParse(string text, DateTimeOffset now, [NotNullWhen(true)] out RefreshToken? token)
    {
        token = null;
        if (!Base64Url.IsValid(text, out var length) || length is not (EarlierBytes or AllBytes))
        {
            return false;
        }

        var bytes = Base64Url.DecodeFromChars(text);
        var id = new Guid(bytes.AsSpan(0, IdBytes), bigEndian: true);
        var isWhole = length == AllBytes
            ? Crc32.HashToUInt32(bytes.AsSpan(..^ChecksumBytes)) == BinaryPrimitives.ReadUInt32BigEndian(bytes.AsSpan(^ChecksumBytes..))
            : IsSessionId(id, bytes, now);
        token = isWhole
            ? new RefreshToken(id, bytes[IdBytes..EarlierBytes], length == AllBytes ? bytes[EarlierBytes..(EarlierBytes + TagBytes)] : null)
            : null;
        return isWhole;
    }

    /// <summary>What is stored of it.</summary>
    public byte[] Hash() => SHA256.HashData(Secret);

    /// <summary>The one that follows it, the same each time for the same salt.</summary>
    public RefreshToken Successor(byte[] salt, byte[] familyKey) => new RefreshToken(SessionId, HMACSHA256.HashData(Secret, salt)).WithTag(familyKey);

    /// <summary>True when the session with this key has given the token out, however long ago.</summary>
    public bool IsTaggedBy(byte[]? familyKey) =>
        familyKey is not null && Tag is not null && CryptographicOperations.FixedTimeEquals(Tag, TagOf(familyKey));

    public override string ToString()
    {
        Span<byte> bytes = stackalloc byte[AllBytes];
        SessionId.TryWriteBytes(bytes, bigEndian: true, out _);
        Secret.CopyTo(bytes[IdBytes..]);
        Tag!.CopyTo(bytes[EarlierBytes..]);
        BinaryPrimitives.WriteUInt32BigEndian(bytes[^ChecksumBytes..], Crc32.HashToUInt32(bytes[..^ChecksumBytes]));
        return Base64Url.EncodeToString(bytes);
    }

    private RefreshToken WithTag(byte[] familyKey) => this with { Tag = TagOf(familyKey) };

    private byte[] TagOf(byte[] familyKey) => HMACSHA256.HashData(familyKey, Secret)[..TagBytes];

    private static bool IsSessionId(Guid id, byte[] bytes, DateTimeOffset now) =>
        id.Version == IdVersion
        && BinaryPrimitives.ReadUInt64BigEndian(bytes) >> 16 is var milliseconds
        && milliseconds >= (ulong)FirstSession.ToUnixTimeMilliseconds()
        && milliseconds <= (ulong)(now + ClockSkew).ToUnixTimeMilliseconds();
}
