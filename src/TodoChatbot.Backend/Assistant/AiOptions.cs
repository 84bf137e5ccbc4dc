using Microsoft.Extensions.Options;
using TodoChatbot.Backend.Assistant.Models;
using TodoChatbot.ServiceDefaults;

namespace TodoChatbot.Backend.Assistant;

/// <summary>Which model answers in the chat. With none, the built-in assistant does, which needs no key.</summary>
internal sealed class AiOptions
{
    public const string Section = "Ai";

    private const int OllamaFirstTokenSeconds = 180;
    private const int OllamaContextTokens = 16_384;

    /// <summary>
    /// <c>none</c>, <c>openai</c> (also every endpoint that speaks its protocol), <c>azure-openai</c>, <c>anthropic</c>, <c>gemini</c> or
    /// <c>ollama</c>.
    /// </summary>
    public string Provider { get; set; } = "none";

    /// <summary>The base address of the provider's API; empty takes the provider's own.</summary>
    public Uri? Endpoint { get; set; }

    /// <summary>The model's name at the provider; at Azure, the deployment's.</summary>
    public string? Model { get; set; }

    /// <summary>Seconds without a sign of life after which the built-in assistant answers instead.</summary>
    [Between(1, 600, ErrorMessage = "Set Ai:TimeoutSeconds to 1 to 600 (environment: Ai__TimeoutSeconds).")]
    public int TimeoutSeconds { get; set; } = 30;

    /// <summary>
    /// Seconds until the first sign of life, which includes loading a local model; empty takes 180 for Ollama, else <see cref="TimeoutSeconds"/>.
    /// </summary>
    [Between(1, 3600, ErrorMessage = "Set Ai:FirstTokenSeconds to 1 to 3600 (environment: Ai__FirstTokenSeconds).")]
    public int? FirstTokenSeconds { get; set; }

    /// <summary>Seconds that one answer may take in all, with everything it does; then it ends with what has been said and done.</summary>
    [Between(1, 3600, ErrorMessage = "Set Ai:AnswerSeconds to 1 to 3600 (environment: Ai__AnswerSeconds).")]
    public int AnswerSeconds { get; set; } = 300;

    /// <summary>Times that a request is sent again after 429 or 5xx.</summary>
    [Between(0, 10, ErrorMessage = "Set Ai:Retries to 0 to 10 (environment: Ai__Retries).")]
    public int Retries { get; set; } = 2;

    /// <summary>Rounds of tool calls that one answer may take.</summary>
    [Between(1, 50, ErrorMessage = "Set Ai:MaxToolRounds to 1 to 50 (environment: Ai__MaxToolRounds).")]
    public int MaxToolRounds { get; set; } = 8;

    /// <summary>Tokens that one answer may have.</summary>
    [Between(50, 100_000, ErrorMessage = "Set Ai:MaxOutputTokens to 50 to 100000 (environment: Ai__MaxOutputTokens).")]
    public int MaxOutputTokens { get; set; } = 1_000;

    /// <summary>
    /// The parameter that limits an answer in OpenAI's protocol: <c>max_tokens</c> or <c>max_completion_tokens</c>. Empty takes the
    /// second for OpenAI's and Azure's own addresses, else the first.
    /// </summary>
    public string? MaxTokensParameter { get; set; }

    /// <summary>
    /// Tokens that the model can take in all: instructions, tools, conversation and answer. Ollama is asked for this much (16384 when
    /// empty); for other providers it only shortens the conversation.
    /// </summary>
    [Between(2_000, 10_000_000, ErrorMessage = "Set Ai:ContextTokens to 2000 to 10000000 (environment: Ai__ContextTokens).")]
    public int? ContextTokens { get; set; }

    /// <summary>Tokens of the conversation that the model is shown, by estimate.</summary>
    [Between(500, 1_000_000, ErrorMessage = "Set Ai:HistoryTokens to 500 to 1000000 (environment: Ai__HistoryTokens).")]
    public int HistoryTokens { get; set; } = 6_000;

    /// <summary>Tokens that one user may use in a day, in UTC; then the built-in assistant answers. 0 for no limit.</summary>
    [Between(0, 1_000_000_000, ErrorMessage = "Set Ai:DailyTokens to 0 to 1000000000 (environment: Ai__DailyTokens).")]
    public long DailyTokens { get; set; } = 200_000;

    /// <summary>How long the provider may be silent before its answer begins.</summary>
    public TimeSpan FirstTokenTimeout => TimeSpan.FromSeconds(
        FirstTokenSeconds ?? (Provider == ModelProvider.Ollama ? Math.Max(OllamaFirstTokenSeconds, TimeoutSeconds) : TimeoutSeconds));

    /// <summary>How much the model can take; null when that is not known.</summary>
    public int? KnownContextTokens => ContextTokens ?? (Provider == ModelProvider.Ollama ? OllamaContextTokens : null);
}

[OptionsValidator]
internal sealed partial class AiOptionsValidator : IValidateOptions<AiOptions>;
