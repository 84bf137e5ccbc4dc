using Microsoft.Extensions.Options;
using TodoChatbot.ServiceDefaults;

namespace TodoChatbot.Backend.Assistant;

/// <summary>Which model answers in the chat. With none, the built-in assistant does, which needs no key.</summary>
internal sealed class AiOptions
{
    public const string Section = "Ai";

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

    /// <summary>Tokens of the conversation that the model is shown, by estimate.</summary>
    [Between(500, 1_000_000, ErrorMessage = "Set Ai:HistoryTokens to 500 to 1000000 (environment: Ai__HistoryTokens).")]
    public int HistoryTokens { get; set; } = 6_000;

    /// <summary>Tokens that one user may use in a day, in UTC; then the built-in assistant answers. 0 for no limit.</summary>
    [Between(0, 1_000_000_000, ErrorMessage = "Set Ai:DailyTokens to 0 to 1000000000 (environment: Ai__DailyTokens).")]
    public long DailyTokens { get; set; } = 200_000;
}

[OptionsValidator]
internal sealed partial class AiOptionsValidator : IValidateOptions<AiOptions>;
