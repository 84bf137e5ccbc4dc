using System.Security.Cryptography;
using System.Text;

namespace TodoChatbot.Backend.Accounts.Passwords;

/// <summary>How often a password was tried lately for one e-mail address, known device or session. Unknown addresses have rows as known ones do.</summary>
internal sealed class PasswordAttempts
{
    /// <summary>SHA-256 of what the attempts were for.</summary>
    public required byte[] Key { get; init; }

    /// <summary>The account, where there is one.</summary>
    public Guid? UserId { get; init; }

    public int Count { get; init; }

    /// <summary>When the attempts are forgotten.</summary>
    public DateTimeOffset ExpiresAt { get; init; }
}

/// <summary>What attempts are counted for.</summary>
internal sealed record AttemptKey(byte[] Hash, Guid? UserId)
{
    /// <summary>Sign-ins to an e-mail address from anywhere, whether it has an account or not.</summary>
    public static AttemptKey ForEmail(string emailKey, Guid? userId) => Of($"email {emailKey}", userId);

    /// <summary>Sign-ins to an account from one device that has signed in to it before.</summary>
    public static AttemptKey ForDevice(Guid deviceId, Guid userId) => Of($"device {deviceId}", userId);

    /// <summary>Passwords given within a session.</summary>
    public static AttemptKey ForSession(Guid sessionId, Guid userId) => Of($"session {sessionId}", userId);

    private static AttemptKey Of(string subject, Guid? userId) => new(SHA256.HashData(Encoding.UTF8.GetBytes(subject)), userId);
}
