using Microsoft.AspNetCore.Identity;

namespace TodoChatbot.Backend.Accounts.SigningIn;

/// <summary>
/// A password of nobody, hashed at the first use with the hasher's own settings, so that an unknown address costs what a known one does.
/// </summary>
internal sealed class DecoyPassword
{
    private static readonly User Nobody = new() { DisplayName = "", TimeZone = "", Locale = "", CreatedAt = default };

    private volatile string? _hash;

    /// <summary>Does the work of checking a password.</summary>
    public void Check(IPasswordHasher<User> hasher, string password) =>
        hasher.VerifyHashedPassword(Nobody, _hash ??= hasher.HashPassword(Nobody, "nobody has this password"), password);
}
