namespace TodoChatbot.Backend.Assistant.Models;

/// <summary>The values of <see cref="AiOptions.Provider"/>, with what each needs.</summary>
internal sealed record ModelProvider(string Name, string? KeyName, bool NeedsEndpoint)
{
    public const string None = "none";
    public const string OpenAi = "openai";
    public const string AzureOpenAi = "azure-openai";
    public const string Anthropic = "anthropic";
    public const string Gemini = "gemini";
    public const string Ollama = "ollama";

    public static IReadOnlyList<ModelProvider> All { get; } =
    [
        new(None, null, NeedsEndpoint: false),
        new(OpenAi, ModelKeys.OpenAiName, NeedsEndpoint: false),
        new(AzureOpenAi, ModelKeys.OpenAiName, NeedsEndpoint: true),
        new(Anthropic, ModelKeys.AnthropicName, NeedsEndpoint: false),
        new(Gemini, ModelKeys.GeminiName, NeedsEndpoint: false),
        new(Ollama, null, NeedsEndpoint: true),
    ];

    public static ModelProvider? Find(string name) => All.FirstOrDefault(provider => provider.Name == name);
}
