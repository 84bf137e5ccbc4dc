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
        builder.AddListening();
        builder.AddTelemetry();
        builder.Services.AddSingleton(TimeProvider.System);
        builder.Services.AddHttpContextAccessor();
        builder.Services.AddKnownProxies();
        builder.Services.AddTransportSecurity();
        builder.Services.AddResponseCompression(compression => compression.EnableForHttps = true);
        builder.Services.AddErrorPages();
        builder.Services.AddHealth();
        builder.Services.AddVersionedAssets();
    }

    public static void UseHosting(this WebApplication app)
    {
        app.UseForwardedHeaders();
        app.UseSecurityHeaders();
        app.UseErrorPages();
        app.UseResponseCompression();
        app.UseVersionedAssets();
        app.UseMetrics();
        app.UseRouting();
        app.UseAuthentication();
        app.UseAuthorization();
        app.UseAntiforgery();
        app.MapStaticAssets().AllowAnonymous().ShortCircuit();
        app.MapHealth();
    }
}
