using TodoChatbot.Frontend.Hosting.Assets;
using TodoChatbot.Frontend.Hosting.Errors;
using TodoChatbot.Frontend.Hosting.Health;
using TodoChatbot.Frontend.Hosting.Telemetry;

namespace TodoChatbot.Frontend.Hosting;

/// <summary>What surrounds the features: secrets, addresses, headers, errors, health, the pipeline.</summary>
internal static class HostingFeature
{
    public static void AddHosting(this WebApplicationBuilder builder)
    {
        builder.Configuration.AddSecretFiles();
        builder.WebHost.UseUrls(Addresses(builder.Configuration));
        builder.WebHost.UseStaticWebAssets();
        builder.WebHost.ConfigureKestrel(kestrel => kestrel.AddServerHeader = false);
        builder.Services.AddClock();
        builder.Services.AddHttpContextAccessor();
        builder.Services.AddKnownProxies();
        builder.Services.AddTransportSecurity();
        builder.Services.AddResponseCompression(compression => compression.EnableForHttps = true);
        builder.Services.AddErrorPages();
        builder.Services.AddHealth();
        builder.Services.AddVersionedAssets();
        builder.AddTelemetry();
    }

    public static void UseHosting(this WebApplication app)
    {
        app.UseForwardedHeaders();
        app.UseManagementPort();
        app.UseSecurityHeaders();
        app.UseErrorPages();
        app.UseResponseCompression();
        app.UseVersionedAssets();
        app.UseRouting();
        app.UseAuthentication();
        app.UseAuthorization();
        app.UseAntiforgery();
        app.MapStaticAssets().AllowAnonymous().ShortCircuit();
        app.MapHealth();
    }

    // The management port listens on the same interfaces as the first address does.
    private static string[] Addresses(IConfiguration configuration)
    {
        var urls = (configuration[WebHostDefaults.ServerUrlsKey] ?? "http://localhost:3000").Split(';', StringSplitOptions.RemoveEmptyEntries);
        var port = configuration.GetSection(ManagementOptions.Section).Get<ManagementOptions>()?.Port ?? new ManagementOptions().Port;
        return port == 0 ? urls : [.. urls, $"http://{BindingAddress.Parse(urls[0]).Host}:{port}"];
    }
}
