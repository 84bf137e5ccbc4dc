using Microsoft.Extensions.Options;
using TodoChatbot.Frontend.Backend.Sending;

namespace TodoChatbot.Frontend.Backend;

/// <summary>The way to the backend.</summary>
internal static class BackendFeature
{
    private static readonly TimeSpan ConnectTimeout = TimeSpan.FromSeconds(3);

    // A Service spreads connections, not requests: new ones find backends that were added.
    private static readonly TimeSpan ConnectionLifetime = TimeSpan.FromMinutes(1);

    // Shorter than a backend drains: a connection that was not used since is never used again, for it may be cut at any moment.
    private static readonly TimeSpan ConnectionIdle = TimeSpan.FromSeconds(2);

    /// <summary>How connections to the backend are kept.</summary>
    public static void KeepConnections(SocketsHttpHandler handler)
    {
        handler.ConnectTimeout = ConnectTimeout;
        handler.PooledConnectionLifetime = ConnectionLifetime;
        handler.PooledConnectionIdleTimeout = ConnectionIdle;
        handler.UseCookies = false;
    }

    public static void AddBackend(this IServiceCollection services)
    {
        services.AddOptions<BackendOptions>().BindConfiguration(BackendOptions.Section).ValidateOnStart();
        services.AddSingleton<IValidateOptions<BackendOptions>, BackendOptionsValidator>();
        services.AddSingleton<Outages>();
        services.AddTransient<BackendHandler>();
        services.AddTransient<SessionHandler>();
        services.AddTransient<RetryHandler>();

        // The handlers know how long an answer may take.
        services.AddHttpClient<BackendApi>((provider, http) =>
            {
                http.BaseAddress = provider.GetRequiredService<IOptions<BackendOptions>>().Value.Uri;
                http.Timeout = Timeout.InfiniteTimeSpan;
            })
            .UseSocketsHttpHandler((handler, _) => KeepConnections(handler))
            .SetHandlerLifetime(Timeout.InfiniteTimeSpan)
            .AddHttpMessageHandler<BackendHandler>()
            .AddHttpMessageHandler<SessionHandler>()
            .AddHttpMessageHandler<RetryHandler>();
    }
}
