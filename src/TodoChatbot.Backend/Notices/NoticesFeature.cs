using Microsoft.Extensions.Options;

namespace TodoChatbot.Backend.Notices;

/// <summary>How processes and open pages hear of changes at once.</summary>
internal static class NoticesFeature
{
    public static IServiceCollection AddNotices(this IServiceCollection services)
    {
        services.AddOptions<PeerOptions>().BindConfiguration(PeerOptions.Section).ValidateOnStart();
        services.AddSingleton<IValidateOptions<PeerOptions>, PeerOptionsValidator>();
        services.AddSingleton<NoticeBoard>();
        services.AddHttpClient(PeerCourier.HttpClientName, client => client.Timeout = TimeSpan.FromSeconds(2));
        services.AddHostedService<PeerCourier>();
        return services;
    }
}
