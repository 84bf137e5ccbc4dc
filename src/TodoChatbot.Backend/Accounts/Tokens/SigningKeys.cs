using System.Security.Cryptography;
using System.Text;
using Microsoft.IdentityModel.Tokens;
using TodoChatbot.Backend.Hosting;

namespace TodoChatbot.Backend.Accounts.Tokens;

/// <summary>The keys made of the secrets as they are now; a replaced secret file takes effect without a restart.</summary>
internal sealed class SigningKeys(LastValidOptions<SigningSecrets> secrets)
{
    /// <summary>The key that signs.</summary>
    public SecurityKey Current => KeyOf(secrets.Value.Current!);

    /// <summary>The keys that are accepted.</summary>
    public IEnumerable<SecurityKey> Accepted =>
        secrets.Value is { Previous: { Length: > 0 } previous } ? [Current, KeyOf(previous)] : [Current];

    private static SymmetricSecurityKey KeyOf(string secret)
    {
        var bytes = Encoding.UTF8.GetBytes(secret);
        return new SymmetricSecurityKey(bytes) { KeyId = Convert.ToHexStringLower(SHA256.HashData(bytes))[..16] };
    }
}
