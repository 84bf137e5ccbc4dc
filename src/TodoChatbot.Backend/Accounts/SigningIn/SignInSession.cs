using System.Security.Cryptography;

namespace TodoChatbot.Backend.Accounts.SigningIn;

/// <summary>
/// One signed-in browser or client: the family of refresh tokens that follow each other. Only the hashes of the present one and
/// the one before it are kept.
/// </summary>
internal sealed class SignInSession
{
    public required Guid Id { get; init; }

    public required Guid UserId { get; init; }

    public required DateTimeOffset CreatedAt { get; init; }

    /// <summary>When its user last confirmed it with a sign-in method; null in sessions of earlier releases, which were not confirmed since they began.</summary>
    public DateTimeOffset? AuthenticatedAt { get; set; }

    public required DateTimeOffset ExpiresAt { get; set; }

    /// <summary>SHA-256 of the refresh token that is good now.</summary>
    public required byte[] CurrentHash { get; set; }

    /// <summary>SHA-256 of the one before it.</summary>
    public byte[]? PreviousHash { get; set; }

    /// <summary>With the token before, makes the present one again; useless without that token.</summary>
    public byte[]? SuccessorSalt { get; set; }

    /// <summary>Tags the refresh tokens that this session has given out; null until the first of this release.</summary>
    public byte[]? FamilyKey { get; set; }

    public DateTimeOffset? RotatedAt { get; set; }

    public DateTimeOffset? RevokedAt { get; set; }

    /// <summary>True when the token before the present one is shown again so soon that it is the same client, not a thief.</summary>
    public bool IsRepeated(byte[] hash, DateTimeOffset now, TimeSpan grace) =>
        PreviousHash is not null && RotatedAt is { } rotated && now - rotated <= grace
        && CryptographicOperations.FixedTimeEquals(hash, PreviousHash);

    /// <summary>True for every token that this session was ever given, however old.</summary>
    public bool HasGivenOut(RefreshToken token, byte[] hash) =>
        token.IsTaggedBy(FamilyKey)
        || CryptographicOperations.FixedTimeEquals(hash, CurrentHash)
        || (PreviousHash is not null && CryptographicOperations.FixedTimeEquals(hash, PreviousHash));
}
