using Microsoft.Extensions.Options;

namespace TodoChatbot.Backend.Broadcasting;

/// <summary>How processes and open pages hear of changes at once.</summary>
internal static class BroadcastingFeature
{
    public static IServiceCollection AddBroadcasting(this IServiceCollection services)
    {
        services.AddOptions<PeerOptions>().BindConfiguration(PeerOptions.Section).ValidateOnStart();
        services.AddSingleton<IValidateOptions<PeerOptions>, PeerOptionsValidator>();
        services.AddOptions<EventStreamOptions>().BindConfiguration(EventStreamOptions.Section).ValidateOnStart();
        services.AddSingleton<IValidateOptions<EventStreamOptions>, EventStreamOptionsValidator>();
        services.AddSingleton<EventStreamLimiter>();
        services.AddSingleton<ChangeBroadcaster>();
        services.AddHttpClient(PeerBroadcaster.HttpClientName, client => client.Timeout = TimeSpan.FromSeconds(2));
        services.AddHostedService<PeerBroadcaster>();
        return services;
    }
}
