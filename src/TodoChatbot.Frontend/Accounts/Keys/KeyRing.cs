using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.DataProtection.KeyManagement;
using Microsoft.AspNetCore.DataProtection.Repositories;
using Microsoft.Extensions.Options;

namespace TodoChatbot.Frontend.Accounts.Keys;

/// <summary>Data Protection without files or a database.</summary>
internal static class KeyRing
{
    // Processes that share the secret share the keys, whatever folder they run in.
    private const string ApplicationName = "todo-chatbot";

    public static void AddKeyRing(this IServiceCollection services)
    {
        services.AddOptions<KeyRingSecrets>().BindConfiguration(string.Empty).ValidateOnStart();
        services.AddSingleton<IValidateOptions<KeyRingSecrets>, KeyRingSecretsValidator>();
        services.AddSingleton<IXmlRepository, SecretKeyRing>();
        services.AddDataProtection().SetApplicationName(ApplicationName).DisableAutomaticKeyGeneration();
        services.AddOptions<KeyManagementOptions>().Configure<IXmlRepository>((keys, ring) => keys.XmlRepository = ring);
    }
}
