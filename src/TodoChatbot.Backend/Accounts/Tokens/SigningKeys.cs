using System.Security.Cryptography;
using System.Text;
using Microsoft.IdentityModel.Tokens;
using TodoChatbot.ServiceDefaults.Secrets;

namespace TodoChatbot.Backend.Accounts.Tokens;

/// <summary>The keys made of the secrets as they are now; a replaced secret takes effect without a restart.</summary>
internal sealed class SigningKeys(LastValidOptions<SigningSecrets> secrets, KeyRotation rotation) : IHostedService, IDisposable
{
    private IDisposable? _changes;

    /// <summary>The key that signs: the previous one until every other process can have received the current one.</summary>
    public SecurityKey Signing => KeyOf(KeyToUse(secrets.Value));

    /// <summary>The keys that are accepted.</summary>
    public IEnumerable<SecurityKey> Accepted => secrets.Value is { Previous: { Length: > 0 } previous, Current: var current }
        ? [KeyOf(current!), KeyOf(previous)]
        : [KeyOf(secrets.Value.Current!)];

    // The time counts from when the key arrived, not from the first token that is signed afterwards.
    public Task StartAsync(CancellationToken cancellationToken)
    {
        KeyToUse(secrets.Value);
        _changes = secrets.OnChange(changed => KeyToUse(changed));
        return Task.CompletedTask;
    }

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public void Dispose() => _changes?.Dispose();

    private string KeyToUse(SigningSecrets now) => rotation.KeyToUse(now.Current!, now.Previous);

    private static SymmetricSecurityKey KeyOf(string secret)
    {
        var bytes = Encoding.UTF8.GetBytes(secret);
        return new SymmetricSecurityKey(bytes) { KeyId = Convert.ToHexStringLower(SHA256.HashData(bytes))[..16] };
    }
}
