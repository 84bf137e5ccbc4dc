using TodoChatbot.Frontend.Chat.Runs;

namespace TodoChatbot.Frontend.Chat;

/// <summary>Talking with the assistant.</summary>
internal static class ChatFeature
{
    public static void AddChat(this IServiceCollection services)
    {
        services.AddScoped<ChatClient>();
        services.AddScoped<ChatReader>();
        services.AddScoped<Fragments>();
        services.AddTransient<RunPage>();
    }

    public static void MapChat(this IEndpointRouteBuilder routes) => routes.MapChatActions();
}
