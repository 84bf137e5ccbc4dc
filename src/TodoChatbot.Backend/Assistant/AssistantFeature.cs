using System.Net;
using Microsoft.Extensions.Http.Resilience;
using Microsoft.Extensions.Options;
using Polly;
using TodoChatbot.Backend.Accounts.Exporting;
using TodoChatbot.Backend.Assistant.Models;

namespace TodoChatbot.Backend.Assistant;

/// <summary>The assistant behind the chat.</summary>
internal static class AssistantFeature
{
    public static IServiceCollection AddAssistant(this IServiceCollection services)
    {
        services.AddOptions<AiOptions>().BindConfiguration(AiOptions.Section).ValidateOnStart();
        services.AddOptions<ModelKeys>().BindConfiguration(string.Empty);
        services.AddSingleton<IValidateOptions<AiOptions>, AiOptionsValidator>();
        services.AddSingleton<IValidateOptions<AiOptions>, ModelValidator>();
        services.AddSingleton<ModelClients>();
        services.AddScoped<UsageMeter>();
        services.AddScoped<IExportSource>(provider => provider.GetRequiredService<UsageMeter>());
        services.AddScoped<TodoAssistant>();
        AddHttp(services);
        return services;
    }

    // Sends again before anything of an answer was read, and leaves a provider alone that keeps failing: the built-in assistant
    // then answers at once.
    private static void AddHttp(IServiceCollection services) => services
        .AddHttpClient(ModelClients.HttpClientName, client => client.Timeout = Timeout.InfiniteTimeSpan)
        .AddResilienceHandler(ModelClients.HttpClientName, (pipeline, context) =>
        {
            var retries = context.ServiceProvider.GetRequiredService<IOptions<AiOptions>>().Value.Retries;
            pipeline.AddCircuitBreaker(new HttpCircuitBreakerStrategyOptions
            {
                MinimumThroughput = 5,
                FailureRatio = 0.8,
                BreakDuration = TimeSpan.FromSeconds(30),
                ShouldHandle = arguments => ValueTask.FromResult(IsWorthRepeating(arguments.Outcome)),
            });
            if (retries > 0)
            {
                pipeline.AddRetry(new HttpRetryStrategyOptions
                {
                    MaxRetryAttempts = retries,
                    BackoffType = DelayBackoffType.Exponential,
                    Delay = TimeSpan.FromSeconds(0.5),
                    MaxDelay = TimeSpan.FromSeconds(10),
                    UseJitter = true,
                    ShouldRetryAfterHeader = true,
                    ShouldHandle = arguments => ValueTask.FromResult(IsWorthRepeating(arguments.Outcome)),
                });
            }
        });

    private static bool IsWorthRepeating(Outcome<HttpResponseMessage> outcome) =>
        outcome.Exception is HttpRequestException
        || outcome.Result?.StatusCode is HttpStatusCode.TooManyRequests or HttpStatusCode.RequestTimeout or >= HttpStatusCode.InternalServerError;
}
