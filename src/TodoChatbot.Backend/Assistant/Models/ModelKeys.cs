namespace TodoChatbot.Backend.Assistant.Models;

/// <summary>The keys of the model providers.</summary>
internal sealed class ModelKeys
{
    public const string OpenAiName = "OPENAI_API_KEY";
    public const string AnthropicName = "ANTHROPIC_API_KEY";
    public const string GeminiName = "GEMINI_API_KEY";

    /// <summary>For OpenAI, Azure OpenAI and endpoints that speak the protocol; empty for one that wants no key.</summary>
    [ConfigurationKeyName(OpenAiName)]
    public string? OpenAi { get; set; }

    /// <summary>For Anthropic.</summary>
    [ConfigurationKeyName(AnthropicName)]
    public string? Anthropic { get; set; }

    /// <summary>For Google's Gemini.</summary>
    [ConfigurationKeyName(GeminiName)]
    public string? Gemini { get; set; }

    /// <summary>The key of this name; null when it is not set.</summary>
    public string? Find(string? name) => (name switch
    {
        OpenAiName => OpenAi,
        AnthropicName => Anthropic,
        GeminiName => Gemini,
        _ => null,
    }) is { Length: > 0 } key ? key : null;
}
