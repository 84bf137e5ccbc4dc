using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.DataProtection.KeyManagement.Internal;
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
        services.AddSingleton<SecretKeyRing>();
        services.AddSingleton<IKeyRingProvider>(provider => provider.GetRequiredService<SecretKeyRing>());
        services.AddHostedService(provider => provider.GetRequiredService<SecretKeyRing>());
        services.AddDataProtection().SetApplicationName(ApplicationName);
    }
}
