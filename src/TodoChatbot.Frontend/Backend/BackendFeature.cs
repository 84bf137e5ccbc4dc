using Microsoft.Extensions.Http.Resilience;
using Microsoft.Extensions.Options;
using Polly;
using TodoChatbot.Contracts;

namespace TodoChatbot.Frontend.Backend;

/// <summary>The way to the backend.</summary>
internal static class BackendFeature
{
    private const int MostRetries = 2;

    private static readonly TimeSpan RetryDelay = TimeSpan.FromMilliseconds(100);
    private static readonly TimeSpan ConnectTimeout = TimeSpan.FromSeconds(3);

    // Longer than the backend needs to say that its database does not answer, and than a model needs for a chat turn without script.
    private static readonly TimeSpan AnswerTimeout = TimeSpan.FromMinutes(2);

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

    /// <summary>True when no backend can have seen the request.</summary>
    public static bool WasNeverSent(Exception? exception) =>
        exception is HttpRequestException { HttpRequestError: HttpRequestError.ConnectionError or HttpRequestError.NameResolutionError };

    // What changes something, only with the key that makes it once.
    private static bool MayBeSentTwice(HttpRequestMessage? request) =>
        request is not null && (request.Method == HttpMethod.Get || request.Headers.Contains(Headers.IdempotencyKey));

    public static void AddBackend(this IServiceCollection services)
    {
        services.AddOptions<BackendOptions>().BindConfiguration(BackendOptions.Section).ValidateOnStart();
        services.AddSingleton<IValidateOptions<BackendOptions>, BackendOptionsValidator>();
        services.AddTransient<BackendHandler>();
        services.AddHttpClient<BackendApi>((provider, http) =>
            {
                http.BaseAddress = provider.GetRequiredService<IOptions<BackendOptions>>().Value.Uri;
                http.Timeout = AnswerTimeout;
            })
            .UseSocketsHttpHandler((handler, _) => KeepConnections(handler))
            .SetHandlerLifetime(Timeout.InfiniteTimeSpan)
            .AddHttpMessageHandler<BackendHandler>()
            .AddResilienceHandler("again", pipeline => pipeline.AddRetry(new HttpRetryStrategyOptions
            {
                // A backend that ends closes its connections; the next one answers.
                ShouldHandle = attempt => ValueTask.FromResult(WasNeverSent(attempt.Outcome.Exception)
                    || (attempt.Outcome.Exception is HttpRequestException && MayBeSentTwice(attempt.Context.GetRequestMessage()))),
                MaxRetryAttempts = MostRetries,
                Delay = RetryDelay,
                BackoffType = DelayBackoffType.Exponential,
            }));
    }
}
