using System.Collections.Concurrent;
using Microsoft.AspNetCore.DataProtection.AuthenticatedEncryption;
using Microsoft.AspNetCore.DataProtection.KeyManagement.Internal;
using TodoChatbot.ServiceDefaults.Secrets;

namespace TodoChatbot.Frontend.Accounts.Keys;

/// <summary>
/// The keys of Data Protection, derived from the secrets as they are now; nothing is stored. The framework's own provider caches its keys
/// for a day, so that a replaced secret would need a restart.
/// </summary>
internal sealed class SecretKeyRing(LastValidOptions<KeyRingSecrets> secrets, KeyRotation rotation, ILoggerFactory loggers)
    : IKeyRingProvider, IHostedService, IDisposable
{
    private readonly AuthenticatedEncryptorFactory _encryptors = new(loggers);
    private readonly ConcurrentDictionary<string, DerivedKey> _keys = new();
    private IDisposable? _changes;

    public IKeyRing GetCurrentKeyRing()
    {
        var all = secrets.Value.All;
        return new Ring(KeyOf(SecretToUse(all)), [.. all.Select(KeyOf)]);
    }

    // The time counts from when the secret arrived, not from the first cookie that is protected afterwards.
    public Task StartAsync(CancellationToken cancellationToken)
    {
        SecretToUse(secrets.Value.All);
        _changes = secrets.OnChange(changed => SecretToUse(changed.All));
        return Task.CompletedTask;
    }

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public void Dispose() => _changes?.Dispose();

    private string SecretToUse(IReadOnlyList<string> all) => rotation.KeyToUse(all[0], all.ElementAtOrDefault(1));

    private DerivedKey KeyOf(string secret) => _keys.GetOrAdd(secret, added => new DerivedKey(added, _encryptors));

    private sealed class Ring(DerivedKey current, IReadOnlyList<DerivedKey> accepted) : IKeyRing
    {
        public IAuthenticatedEncryptor DefaultAuthenticatedEncryptor => current.CreateEncryptor();

        public Guid DefaultKeyId => current.KeyId;

        public IAuthenticatedEncryptor? GetAuthenticatedEncryptorByKeyId(Guid keyId, out bool isRevoked)
        {
            isRevoked = false;
            return accepted.FirstOrDefault(key => key.KeyId == keyId)?.CreateEncryptor();
        }
    }
}
