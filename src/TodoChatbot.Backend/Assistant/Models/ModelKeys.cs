namespace TodoChatbot.Backend.Assistant.Models;

/// <summary>The keys of the model providers.</summary>
internal sealed class ModelKeys
{
    /// <summary>For OpenAI and endpoints that speak its protocol; empty for one that wants no key.</summary>
    [ConfigurationKeyName("OPENAI_API_KEY")]
    public string? OpenAi { get; set; }
}
