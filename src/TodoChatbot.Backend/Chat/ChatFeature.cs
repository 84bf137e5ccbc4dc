using Microsoft.Extensions.Options;
using TodoChatbot.Backend.Accounts.Exporting;
using TodoChatbot.Backend.Chat.Conversations;
using TodoChatbot.Backend.Chat.Runs;

namespace TodoChatbot.Backend.Chat;

/// <summary>Conversations with the assistant.</summary>
internal static class ChatFeature
{
    public static IServiceCollection AddChat(this IServiceCollection services)
    {
        services.AddOptions<RunOptions>().BindConfiguration(RunOptions.Section).ValidateOnStart();
        services.AddSingleton<IValidateOptions<RunOptions>, RunOptionsValidator>();
        services.AddSingleton<RunHost>();
        services.AddHostedService(provider => provider.GetRequiredService<RunHost>());
        services.AddScoped<RunWorker>();
        services.AddScoped<ConfirmationMatcher>();
        services.AddScoped<AnswerReview>();
        services.AddScoped<RunStarter>();
        services.AddScoped<RunFollower>();
        services.AddScoped<ConversationLog>();
        services.AddScoped<ConversationList>();
        services.AddScoped<MessageChoices>();
        services.AddScoped<IExportSource>(provider => provider.GetRequiredService<ConversationList>());
        return services;
    }

    public static void MapChatFeature(this IEndpointRouteBuilder routes)
    {
        routes.MapChat();
        routes.MapConversations();
    }
}
