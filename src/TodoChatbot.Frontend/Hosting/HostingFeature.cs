using TodoChatbot.Frontend.Hosting.Addresses;
using TodoChatbot.Frontend.Hosting.Assets;
using TodoChatbot.Frontend.Hosting.Errors;
using TodoChatbot.ServiceDefaults;
using TodoChatbot.ServiceDefaults.Health;
using TodoChatbot.ServiceDefaults.Telemetry;

namespace TodoChatbot.Frontend.Hosting;

/// <summary>What surrounds the features: secrets, addresses, headers, errors, health, the pipeline.</summary>
internal static class HostingFeature
{
    private const string HealthPath = "/health";

    public static void AddHosting(this WebApplicationBuilder builder)
    {
        builder.AddServiceDefaults("http://localhost:3000");
        builder.WebHost.UseStaticWebAssets();
        builder.Services.AddHttpContextAccessor();
        builder.Services.AddAddresses();
        builder.Services.AddTransportSecurity();
        builder.Services.AddResponseCompression(compression => compression.EnableForHttps = true);
        builder.Services.AddLocalization();
        builder.Services.AddErrorPages();
        builder.Services.AddVersionedAssets();
        builder.AddTelemetry("todo-frontend", HealthPath, AssetVersion.Folder);
    }

    public static void UseHosting(this WebApplication app)
    {
        app.UseDraining();
        app.UseForwardedHeaders();
        app.UseSitePath();
        app.UseManagementPort(HealthPath);
        app.UseSecurityHeaders();
        app.UseAllowedHosts(HealthPath);
        app.UseHeadRequests("/api", "/mcp");
        app.UseRelativeRedirects();
        app.UseErrorPages();
        app.UseCrossSiteCheck();
        app.UseResponseCompression();
        app.UseVersionedAssets();
        app.UseRouting();
        app.UseAuthentication();
        app.UseAuthorization();
        app.UseAntiforgery();
        app.UseFormTokenCheck();
        app.MapStaticAssets().AllowAnonymous().ShortCircuit();
        app.MapHealth(HealthPath);
        app.MapWellKnownFiles();
    }
}
