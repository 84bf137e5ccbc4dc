namespace TodoChatbot.Frontend.History;

/// <summary>What was changed, undo and redo.</summary>
internal static class HistoryFeature
{
    public static void AddHistory(this IServiceCollection services) => services.AddScoped<HistoryClient>();

    public static void MapHistory(this IEndpointRouteBuilder routes) => routes.MapHistoryActions();
}
