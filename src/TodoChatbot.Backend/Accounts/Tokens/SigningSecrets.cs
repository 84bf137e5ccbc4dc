namespace TodoChatbot.Backend.Accounts.Tokens;

/// <summary>The secrets that sign access tokens. Two can be live, so that one can be replaced without signing anybody out.</summary>
internal sealed class SigningSecrets
{
    /// <summary>HS256 wants a key at least as long as its hash (RFC 7518, 3.2).</summary>
    public const int MinimumBytes = 32;

    /// <summary>Key that signs access tokens. At least 32 bytes.</summary>
    [ConfigurationKeyName("JWT_SECRET")]
    public string? Current { get; set; }

    /// <summary>The key before, while JWT_SECRET replaces it: still accepted, and still used to sign until every process knows the new one.</summary>
    [ConfigurationKeyName("JWT_SECRET_PREVIOUS")]
    public string? Previous { get; set; }
}
