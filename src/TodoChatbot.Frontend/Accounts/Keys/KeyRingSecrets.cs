using System.Text;
using Microsoft.Extensions.Options;

namespace TodoChatbot.Frontend.Accounts.Keys;

/// <summary>The secrets that protect session cookies and forms. Two can be live, so that one can be replaced without signing anybody out.</summary>
internal sealed class KeyRingSecrets
{
    public const int MinimumBytes = 32;
    public const int MinimumVariety = 8;

    /// <summary>At least 32 bytes, the same for every frontend. Several separated by commas: the first replaces the others.</summary>
    [ConfigurationKeyName("DATA_PROTECTION_KEY")]
    public string? Secrets { get; set; }

    /// <summary>The key before, while DATA_PROTECTION_KEY replaces it: still accepted, and still used until every frontend knows the new one.</summary>
    [ConfigurationKeyName("DATA_PROTECTION_KEY_PREVIOUS")]
    public string? Previous { get; set; }

    /// <summary>The current secret first, then those that it replaces, the latest first.</summary>
    public IReadOnlyList<string> All => [.. Split(Secrets).Concat(Split(Previous)).Distinct()];

    /// <summary>True when there is a secret that new cookies can be protected with.</summary>
    public bool HasCurrent => Split(Secrets).Length > 0;

    private static string[] Split(string? secrets) =>
        (secrets ?? string.Empty).Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
}

internal sealed class KeyRingSecretsValidator : IValidateOptions<KeyRingSecrets>
{
    private const string Fix = "Make one with: openssl rand -base64 48";

    public ValidateOptionsResult Validate(string? name, KeyRingSecrets options) =>
        !options.HasCurrent
            ? ValidateOptionsResult.Fail($"DATA_PROTECTION_KEY is not set. Set it as an environment variable or a file of the secrets folder, the same for every frontend. {Fix}")
        : options.All.Any(IsWeak)
            ? ValidateOptionsResult.Fail(
                $"DATA_PROTECTION_KEY is too weak: it and DATA_PROTECTION_KEY_PREVIOUS need at least {KeyRingSecrets.MinimumBytes} bytes that are not all alike. {Fix}")
        : ValidateOptionsResult.Success;

    private static bool IsWeak(string secret) =>
        Encoding.UTF8.GetByteCount(secret) < KeyRingSecrets.MinimumBytes || secret.Distinct().Count() < KeyRingSecrets.MinimumVariety;
}
