using System.Security.Cryptography;
using System.Text;
using Microsoft.Extensions.Options;
using Microsoft.IdentityModel.Tokens;

namespace TodoChatbot.Backend.Accounts.Tokens;

/// <summary>The keys made of the secrets as they are now; a replaced secret file takes effect without a restart.</summary>
internal sealed class SigningKeys(IOptionsMonitor<SigningSecrets> secrets)
{
    /// <summary>The key that signs.</summary>
    public SecurityKey Current => KeyOf(secrets.CurrentValue.Current!);

    /// <summary>The keys that are accepted.</summary>
    public IEnumerable<SecurityKey> Accepted =>
        string.IsNullOrEmpty(secrets.CurrentValue.Previous) ? [Current] : [Current, KeyOf(secrets.CurrentValue.Previous)];

    private static SymmetricSecurityKey KeyOf(string secret)
    {
        var bytes = Encoding.UTF8.GetBytes(secret);
        return new SymmetricSecurityKey(bytes) { KeyId = Convert.ToHexStringLower(SHA256.HashData(bytes))[..16] };
    }
}
