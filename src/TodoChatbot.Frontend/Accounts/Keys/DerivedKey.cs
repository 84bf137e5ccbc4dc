using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.DataProtection.AuthenticatedEncryption;
using Microsoft.AspNetCore.DataProtection.AuthenticatedEncryption.ConfigurationModel;
using Microsoft.AspNetCore.DataProtection.KeyManagement;

namespace TodoChatbot.Frontend.Accounts.Keys;

/// <summary>A key of Data Protection, derived from a secret alone: the same in every process and after every start.</summary>
internal sealed class DerivedKey : IKey
{
    // As long as the framework's own master keys.
    private const int KeyBytes = 64;
    private const int IdBytes = 16;

    private readonly IAuthenticatedEncryptor _encryptor;

    public DerivedKey(string secret, IAuthenticatedEncryptorFactory encryptors)
    {
        KeyId = new Guid(Derive(secret, "key id", IdBytes));
        Descriptor = new AuthenticatedEncryptorDescriptor(new AuthenticatedEncryptorConfiguration(), new Secret(Derive(secret, "master key", KeyBytes)));
        _encryptor = encryptors.CreateEncryptorInstance(this)
            ?? throw new InvalidOperationException("The framework knows no encryptor for its own default configuration.");
    }

    public Guid KeyId { get; }

    public IAuthenticatedEncryptorDescriptor Descriptor { get; }

    public DateTimeOffset CreationDate => DateTimeOffset.MinValue;

    public DateTimeOffset ActivationDate => DateTimeOffset.MinValue;

    public DateTimeOffset ExpirationDate => DateTimeOffset.MaxValue;

    public bool IsRevoked => false;

    public IAuthenticatedEncryptor CreateEncryptor() => _encryptor;

    private static byte[] Derive(string secret, string purpose, int bytes) =>
        HKDF.DeriveKey(HashAlgorithmName.SHA512, Encoding.UTF8.GetBytes(secret), bytes, info: Encoding.UTF8.GetBytes($"todo-chatbot {purpose}"));
}
