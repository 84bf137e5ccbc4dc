using TodoChatbot.Frontend.Tasks.Board;
using TodoChatbot.Frontend.Tasks.Editing;
using TodoChatbot.Frontend.Tasks.Reminders;

namespace TodoChatbot.Frontend.Tasks;

/// <summary>The lists of tasks, adding and editing them.</summary>
internal static class TasksFeature
{
    public static void AddTasks(this IServiceCollection services)
    {
        services.AddScoped<TaskClient>();
        services.AddScoped<BoardReader>();
        services.AddScoped<BulkChange>();
        services.AddScoped<CurrentCards>();
        services.AddScoped<PageAnswer>();
        services.AddScoped<ReminderReader>();
        services.AddScoped<TaskEditor>();
    }

    public static void MapTasks(this IEndpointRouteBuilder routes) => routes.MapTaskActions();
}
