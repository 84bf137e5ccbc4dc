using Microsoft.Extensions.Options;
using TodoChatbot.Backend.Accounts.Exporting;
using TodoChatbot.Backend.Activity;
using TodoChatbot.Backend.Activity.Quotas;
using TodoChatbot.Backend.Tasks.Bulk;
using TodoChatbot.Backend.Tasks.Confirmations;
using TodoChatbot.Backend.Tasks.History;
using TodoChatbot.Backend.Tasks.Labels;
using TodoChatbot.Backend.Tasks.Listing;
using TodoChatbot.Backend.Tasks.Reading;
using TodoChatbot.Backend.Tasks.Reminders;
using TodoChatbot.Backend.Tasks.Searching;

namespace TodoChatbot.Backend.Tasks;

/// <summary>Tasks, projects, tags and their history.</summary>
internal static class TasksFeature
{
    public static IServiceCollection AddTasks(this IServiceCollection services)
    {
        services.AddOptions<QuotaOptions>().BindConfiguration(QuotaOptions.Section).ValidateOnStart();
        services.AddSingleton<IValidateOptions<QuotaOptions>, QuotaOptionsValidator>();
        services.AddSingleton<Quota>();
        services.AddScoped<ChangeLog>();
        services.AddScoped<TaskScope>();
        services.AddScoped<TaskMapper>();
        services.AddScoped<DueFiling>();
        services.AddScoped<TaskReader>();
        services.AddScoped<TaskGroupReader>();
        services.AddScoped<TaskCounter>();
        services.AddScoped<TaskSearch>();
        services.AddSingleton<SearchBackfill>();
        services.AddScoped<TaskService>();
        services.AddScoped<QuickAdd>();
        services.AddSingleton<ReadingWarmup>();
        services.AddHostedService(provider => provider.GetRequiredService<ReadingWarmup>());
        services.AddScoped<BulkRequests>();
        services.AddScoped<ChangeAllowance>();
        services.AddScoped<ChangePreviews>();
        services.AddScoped<ConfirmationCodes>();
        services.AddScoped<RecentChanges>();
        services.AddScoped<ReminderList>();
        services.AddScoped<LabelList<Project>>();
        services.AddScoped<LabelList<Tag>>();
        services.AddScoped<HistoryList>();
        services.AddScoped<UndoStack>();
        services.AddScoped<IExportSource, TaskExport>();
        services.AddScoped<IExportSource, DeletedTaskExport>();
        services.AddScoped<IExportSource>(provider => provider.GetRequiredService<LabelList<Project>>());
        services.AddScoped<IExportSource>(provider => provider.GetRequiredService<LabelList<Tag>>());
        services.AddScoped<IExportSource>(provider => provider.GetRequiredService<HistoryList>());
        return services;
    }

    public static void MapTasksFeature(this IEndpointRouteBuilder routes)
    {
        routes.MapTasks();
        LabelEndpoints<Project>.Map(routes);
        LabelEndpoints<Tag>.Map(routes);
        routes.MapHistory();
        routes.MapLanguage();
        routes.MapReminders();
    }
}
