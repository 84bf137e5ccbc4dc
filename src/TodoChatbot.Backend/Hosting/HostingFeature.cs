using Microsoft.AspNetCore.HttpOverrides;
using Microsoft.Extensions.Options;
using TodoChatbot.Backend.Accounts;
using TodoChatbot.Backend.Accounts.SigningIn;
using TodoChatbot.Backend.Hosting.Errors;
using TodoChatbot.Backend.Hosting.Health;
using TodoChatbot.Backend.Hosting.Idempotency;
using TodoChatbot.Backend.Hosting.RateLimits;
using TodoChatbot.Backend.Hosting.Telemetry;
using TodoChatbot.Contracts;

namespace TodoChatbot.Backend.Hosting;

/// <summary>What surrounds the features: secrets, errors, limits, health, telemetry, the pipeline.</summary>
internal static class HostingFeature
{
    public static void AddHosting(this WebApplicationBuilder builder)
    {
        builder.Configuration.AddSecretFiles();
        builder.WebHost.UseUrls(Addresses(builder.Configuration));
        builder.WebHost.ConfigureKestrel(server => server.Limits.MaxRequestBodySize = Limits.BodyBytes);
        builder.Services.AddClock();
        builder.Services.AddSingleton(typeof(LastGood<>));
        builder.Services.AddErrorHandling();
        builder.Services.AddRateLimits();
        builder.Services.AddHealth();
        builder.Services.AddOpenApiDocument();
        builder.AddTelemetry();
        AddForwardedHeaders(builder.Services);
    }

    public static void UseHosting(this WebApplication app)
    {
        app.UseForwardedHeaders();
        app.UseManagementPort();
        app.UseErrorHandling();
        app.UseMiddleware<OriginCheck>();
        app.UseAuthentication();
        app.UseMiddleware<CallerMiddleware>();
        app.UseRateLimiter();
        app.UseAuthorization();
        app.UseMiddleware<OwnUserIdCheck>();
        app.UseMiddleware<IdempotencyMiddleware>();
        app.MapHealth();
        app.MapOpenApi().AllowAnonymous();
    }

    /// <summary>Maps the API under <c>/api</c>, and again under <c>/api/{user_id}</c> for clients that name the user.</summary>
    public static void MapApi(this WebApplication app, Action<IEndpointRouteBuilder> map)
    {
        var api = app.MapGroup("/api");
        api.MapSignIn();
        map(api);
        map(app.MapGroup("/api/{user_id}").ExcludeFromDescription());
    }

    // The management port listens on the same interfaces as the first address does.
    private static string[] Addresses(IConfiguration configuration)
    {
        var urls = (configuration[WebHostDefaults.ServerUrlsKey] ?? "http://localhost:8000").Split(';', StringSplitOptions.RemoveEmptyEntries);
        var port = configuration.GetSection(ManagementOptions.Section).Get<ManagementOptions>()?.Port ?? new ManagementOptions().Port;
        return port == 0 ? urls : [.. urls, $"http://{BindingAddress.Parse(urls[0]).Host}:{port}"];
    }

    private static void AddForwardedHeaders(IServiceCollection services)
    {
        services.AddOptions<ProxyOptions>().BindConfiguration(ProxyOptions.Section).ValidateOnStart();
        services.AddSingleton<IValidateOptions<ProxyOptions>, ProxyOptionsValidator>();
        services.AddOptions<ForwardedHeadersOptions>().Configure<IOptions<ProxyOptions>>((headers, proxies) =>
        {
            headers.ForwardedHeaders = ForwardedHeaders.XForwardedFor;

            // A chain is followed to the first address that is not a known proxy's, however long it is.
            headers.ForwardLimit = null;
            foreach (var network in proxies.Value.Known)
            {
                headers.KnownIPNetworks.Add(System.Net.IPNetwork.Parse(network));
            }
        });
    }
}
