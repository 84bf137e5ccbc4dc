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
    private const double LongestWaitSeconds = 10;

    public static IServiceCollection AddAssistant(this IServiceCollection services)
    {
        services.AddOptions<AiOptions>().BindConfiguration(AiOptions.Section).ValidateOnStart();
        services.AddOptions<ModelKeys>().BindConfiguration(string.Empty);
        services.AddSingleton<IValidateOptions<AiOptions>, AiOptionsValidator>();
        services.AddSingleton<IValidateOptions<AiOptions>, ModelValidator>();
        services.AddSingleton<ModelClients>();
        services.AddSingleton<ModelCircuitBreaker>();
        services.AddScoped<UsageMeter>();
        services.AddScoped<IExportSource>(provider => provider.GetRequiredService<UsageMeter>());
        services.AddScoped<ModelTester>();
        services.AddScoped<TodoAssistant>();
        AddHttp(services);
        return services;
    }

    // Sends again before anything of an answer was read. A provider that asks for a longer wait than an answer has is not sent to again:
    // the built-in assistant replies at once.
    private static void AddHttp(IServiceCollection services) => services
        .AddHttpClient(ModelClients.HttpClientName)
        .AddResilienceHandler(ModelClients.HttpClientName, (pipeline, context) =>
        {
            var options = context.ServiceProvider.GetRequiredService<IOptions<AiOptions>>().Value;
            var clock = context.ServiceProvider.GetRequiredService<TimeProvider>();
            var retries = options.Retries;
            var longestWait = TimeSpan.FromSeconds(Math.Min(LongestWaitSeconds, options.TimeoutSeconds / 2.0));
            if (retries > 0)
            {
                pipeline.AddRetry(new HttpRetryStrategyOptions
                {
                    MaxRetryAttempts = retries,
                    BackoffType = DelayBackoffType.Exponential,
                    Delay = TimeSpan.FromSeconds(0.5),
                    MaxDelay = longestWait,
                    UseJitter = true,
                    ShouldRetryAfterHeader = true,
                    ShouldHandle = arguments => ValueTask.FromResult(IsWorthRepeating(arguments.Outcome, longestWait, clock)),
                });
            }
        });

    private static bool IsWorthRepeating(Outcome<HttpResponseMessage> outcome, TimeSpan longestWait, TimeProvider clock) =>
        outcome.Exception is HttpRequestException
        || (outcome.Result is { StatusCode: HttpStatusCode.TooManyRequests or HttpStatusCode.RequestTimeout or >= HttpStatusCode.InternalServerError } answer
            && !(ModelConnection.RetryAfter(answer, clock) > longestWait));
}
