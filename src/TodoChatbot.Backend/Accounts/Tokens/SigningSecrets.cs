namespace TodoChatbot.Backend.Accounts.Tokens;

/// <summary>The secrets that sign access tokens. Two can be live, so that one can be replaced without signing anybody out.</summary>
internal sealed class SigningSecrets
{
    /// <summary>HS256 wants a key at least as long as its hash (RFC 7518, 3.2).</summary>
    public const int MinimumBytes = 32;

    /// <summary>Signs, and is accepted. At least 32 bytes.</summary>
    [ConfigurationKeyName("JWT_SECRET")]
    public string? Current { get; set; }

    /// <summary>Is still accepted. Keep the old secret here for the lifetime of an access token.</summary>
    [ConfigurationKeyName("JWT_SECRET_PREVIOUS")]
    public string? Previous { get; set; }
}
