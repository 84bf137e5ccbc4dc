using System.Text;
using Microsoft.Extensions.Options;

namespace TodoChatbot.Backend.Accounts.Tokens;

internal sealed class SigningSecretsValidator : IValidateOptions<SigningSecrets>
{
    private const string Mend = "Make one with: openssl rand -base64 48";

    public ValidateOptionsResult Validate(string? name, SigningSecrets secrets)
    {
        if (string.IsNullOrEmpty(secrets.Current))
        {
            return ValidateOptionsResult.Fail($"JWT_SECRET is not set. Set it as an environment variable or a file of the secrets folder. {Mend}");
        }

        if (IsWeak(secrets.Current))
        {
            return ValidateOptionsResult.Fail($"JWT_SECRET is too weak: it needs at least {SigningSecrets.MinimumBytes} bytes that are not all alike. {Mend}");
        }

        return !string.IsNullOrEmpty(secrets.Previous) && IsWeak(secrets.Previous)
            ? ValidateOptionsResult.Fail($"JWT_SECRET_PREVIOUS is too weak: it needs at least {SigningSecrets.MinimumBytes} bytes. Leave it empty when no secret is being replaced.")
            : ValidateOptionsResult.Success;
    }

    private static bool IsWeak(string secret) =>
        Encoding.UTF8.GetByteCount(secret) < SigningSecrets.MinimumBytes || secret.Distinct().Count() < 8;
}
