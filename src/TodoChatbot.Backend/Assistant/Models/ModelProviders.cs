namespace TodoChatbot.Backend.Assistant.Models;

/// <summary>The values of <see cref="AiOptions.Provider"/>.</summary>
internal static class ModelProviders
{
    public const string None = "none";
    public const string OpenAi = "openai";

    public static IReadOnlyList<string> All { get; } = [None, OpenAi];
}
