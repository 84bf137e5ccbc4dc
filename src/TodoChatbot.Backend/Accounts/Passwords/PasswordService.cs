using System.Buffers.Binary;
using System.Security.Cryptography;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Options;
using TodoChatbot.Backend.Accounts.SigningIn;
using TodoChatbot.Backend.Rules;

namespace TodoChatbot.Backend.Accounts.Passwords;

/// <summary>Hashes passwords in Unicode normalization form C, as RFC 8265 asks, and checks them.</summary>
internal sealed class PasswordService(IPasswordHasher<User> hasher, DummyPasswordHash dummy, IOptions<PasswordHasherOptions> options)
{
    /// <summary>Rounds of PBKDF2-HMAC-SHA512 that OWASP's password storage cheat sheet asks for.</summary>
    public const int Iterations = 210_000;

    // Identity's format: a marker, the hash function, the rounds, all big-endian.
    private const byte Marker = 1;
    private const int IterationsOffset = 5;

    public string Hash(User user, string password) => hasher.HashPassword(user, password.ToNfc());

    /// <summary>Checks a password. An unknown user and a hash of fewer rounds cost what a present hash costs.</summary>
    public PasswordVerificationResult Verify(User? user, string password)
    {
        var normalized = password.ToNfc();
        var result = VerifyText(user, normalized);
        if (result == PasswordVerificationResult.Failed && normalized != password)
        {
            // Older accounts store the hash of the password before normalization.
            result = VerifyText(user, password) == PasswordVerificationResult.Failed
                ? PasswordVerificationResult.Failed
                : PasswordVerificationResult.SuccessRehashNeeded;
        }

        return user is null ? PasswordVerificationResult.Failed : result;
    }

    private PasswordVerificationResult VerifyText(User? user, string password)
    {
        var hash = user?.PasswordHash ?? dummy.Hash;
        var result = hasher.VerifyHashedPassword(user ?? DummyPasswordHash.Nobody, hash, password);
        if (options.Value.IterationCount - IterationsOf(hash) is var missing and > 0)
        {
            Rfc2898DeriveBytes.Pbkdf2(password, new byte[16], missing, HashAlgorithmName.SHA512, 32);
        }

        return result;
    }

    private static int IterationsOf(string hash)
    {
        var bytes = Convert.FromBase64String(hash);
        return bytes.Length >= IterationsOffset + sizeof(uint) && bytes[0] == Marker
            ? (int)BinaryPrimitives.ReadUInt32BigEndian(bytes.AsSpan(IterationsOffset))
            : 0;
    }
}
