using System.Security.Cryptography;
using System.Text;
using System.Xml.Linq;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.DataProtection.AuthenticatedEncryption.ConfigurationModel;
using Microsoft.AspNetCore.DataProtection.Repositories;
using Microsoft.Extensions.Options;

namespace TodoChatbot.Frontend.Accounts.Keys;

/// <summary>
/// The keys of Data Protection, worked out from the secrets alone: the same in every process and after every start, with nothing to store.
/// </summary>
internal sealed class SecretKeyRing(IOptions<KeyRingSecrets> secrets) : IXmlRepository
{
    // As long as the framework's own master keys.
    private const int KeyBytes = 64;
    private const int IdBytes = 16;

    private static readonly DateTimeOffset Beginning = new(2020, 1, 1, 0, 0, 0, TimeSpan.Zero);
    private static readonly DateTimeOffset End = new(9999, 1, 1, 0, 0, 0, TimeSpan.Zero);

    // The framework protects with the key that was activated last.
    public IReadOnlyCollection<XElement> GetAllElements()
    {
        var all = secrets.Value.All;
        return [.. all.Select((secret, index) => KeyOf(secret, Beginning.AddDays(all.Count - index)))];
    }

    public void StoreElement(XElement element, string friendlyName) =>
        throw new NotSupportedException("The keys come from DATA_PROTECTION_KEY; none are stored.");

    private static XElement KeyOf(string secret, DateTimeOffset activation) => new(
        "key",
        new XAttribute("id", new Guid(Derive(secret, "key id", IdBytes))),
        new XAttribute("version", 1),
        new XElement("creationDate", activation),
        new XElement("activationDate", activation),
        new XElement("expirationDate", End),
        Descriptor(Derive(secret, "master key", KeyBytes)));

    private static XElement Descriptor(byte[] masterKey)
    {
        using var secret = new Secret(masterKey);
        var descriptor = new AuthenticatedEncryptorDescriptor(new AuthenticatedEncryptorConfiguration(), secret).ExportToXml();
        return new XElement(
            "descriptor",
            new XAttribute("deserializerType", descriptor.DeserializerType.AssemblyQualifiedName!),
            descriptor.SerializedDescriptorElement);
    }

    private static byte[] Derive(string secret, string purpose, int bytes) =>
        HKDF.DeriveKey(HashAlgorithmName.SHA512, Encoding.UTF8.GetBytes(secret), bytes, info: Encoding.UTF8.GetBytes($"todo-chatbot {purpose}"));
}
