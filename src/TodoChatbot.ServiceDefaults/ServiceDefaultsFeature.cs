using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using TodoChatbot.ServiceDefaults.Health;
using TodoChatbot.ServiceDefaults.Secrets;
using TodoChatbot.ServiceDefaults.Telemetry;

namespace TodoChatbot.ServiceDefaults;

/// <summary>What the backend and the frontend do alike as processes.</summary>
public static class ServiceDefaultsFeature
{
    /// <summary>Secrets from files, addresses, clock, known proxies, health and draining.</summary>
    /// <param name="builder">The application.</param>
    /// <param name="defaultUrl">Where it listens when nothing is said, for example <c>http://localhost:8000</c>.</param>
    public static void AddServiceDefaults(this WebApplicationBuilder builder, string defaultUrl)
    {
        ArgumentNullException.ThrowIfNull(builder);
        builder.Configuration.AddSecretFiles();
        builder.WebHost.UseUrls(Addresses(builder.Configuration, defaultUrl));
        builder.WebHost.ConfigureKestrel(kestrel => kestrel.AddServerHeader = false);
        builder.Services.AddClock();
        builder.Services.AddKeyRotation();
        builder.Services.AddKnownProxies();
        builder.Services.AddHealth();
    }

    private static void AddKeyRotation(this IServiceCollection services)
    {
        services.AddSingleton(typeof(LastValidOptions<>));
        services.AddOptions<KeyRotationOptions>().BindConfiguration(KeyRotationOptions.Section).ValidateOnStart();
        services.AddSingleton<IValidateOptions<KeyRotationOptions>, KeyRotationOptionsValidator>();

        // One for each key.
        services.AddTransient<KeyRotation>();
    }

    // The management port listens on the same interfaces as the first address does.
    private static string[] Addresses(IConfiguration configuration, string defaultUrl)
    {
        var urls = (configuration[WebHostDefaults.ServerUrlsKey] ?? defaultUrl).Split(';', StringSplitOptions.RemoveEmptyEntries);
        var port = configuration.GetSection(ManagementOptions.Section).Get<ManagementOptions>()?.Port ?? new ManagementOptions().Port;
        return port == 0 ? urls : [.. urls, $"http://{BindingAddress.Parse(urls[0]).Host}:{port}"];
    }
}
