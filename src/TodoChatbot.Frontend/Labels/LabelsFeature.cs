namespace TodoChatbot.Frontend.Labels;

/// <summary>Projects and tags.</summary>
internal static class LabelsFeature
{
    public static void AddLabels(this IServiceCollection services)
    {
        services.AddScoped<LabelClient>();
        services.AddScoped<LabelEditor>();
    }
}
