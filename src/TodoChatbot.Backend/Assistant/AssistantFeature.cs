using Microsoft.Extensions.Options;
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
        services.AddHttpClient(ModelClients.HttpClientName, client => client.Timeout = Timeout.InfiniteTimeSpan);
        services.AddSingleton<ModelClients>();
        services.AddScoped<TodoAssistant>();
        return services;
    }
}
