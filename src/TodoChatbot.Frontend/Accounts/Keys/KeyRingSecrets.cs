using System.Text;
using Microsoft.Extensions.Options;

namespace TodoChatbot.Frontend.Accounts.Keys;

/// <summary>The secrets that protect session cookies and forms.</summary>
internal sealed class KeyRingSecrets
{
    public const int MinimumBytes = 32;
    public const int MinimumVariety = 8;

    /// <summary>
    /// At least 32 bytes. Several with commas between them: the first protects, all unprotect, so that one can be replaced without signing
    /// anybody out.
    /// </summary>
    [ConfigurationKeyName("DATA_PROTECTION_KEY")]
    public string? Secrets { get; set; }

    public IReadOnlyList<string> All => (Secrets ?? string.Empty).Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
}

internal sealed class KeyRingSecretsValidator : IValidateOptions<KeyRingSecrets>
{
    private const string Mend = "Make one with: openssl rand -base64 48";

    public ValidateOptionsResult Validate(string? name, KeyRingSecrets options) =>
        options.All.Count == 0
            ? ValidateOptionsResult.Fail($"DATA_PROTECTION_KEY is not set. Set it as an environment variable or a file of the secrets folder, the same for every frontend. {Mend}")
        : options.All.Any(IsWeak)
            ? ValidateOptionsResult.Fail($"DATA_PROTECTION_KEY is too weak: each secret of it needs at least {KeyRingSecrets.MinimumBytes} bytes that are not all alike. {Mend}")
        : ValidateOptionsResult.Success;

    private static bool IsWeak(string secret) =>
        Encoding.UTF8.GetByteCount(secret) < KeyRingSecrets.MinimumBytes || secret.Distinct().Count() < KeyRingSecrets.MinimumVariety;
}
