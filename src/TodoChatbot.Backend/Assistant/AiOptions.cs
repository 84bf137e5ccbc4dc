using System.ComponentModel.DataAnnotations;
using Microsoft.Extensions.Options;

namespace TodoChatbot.Backend.Assistant;

/// <summary>Which model answers in the chat. With none, the built-in assistant does, which needs no key.</summary>
internal sealed class AiOptions
{
    public const string Section = "Ai";

    /// <summary><c>none</c>, or <c>openai</c> for OpenAI and every endpoint that speaks its protocol.</summary>
    public string Provider { get; set; } = "none";

    /// <summary>The base address of the provider's API; empty takes the provider's own.</summary>
    public Uri? Endpoint { get; set; }

    /// <summary>The model's name at the provider.</summary>
    public string? Model { get; set; }

    /// <summary>Seconds after which the built-in assistant answers instead.</summary>
    [Range(1, 600, ErrorMessage = "Set Ai:TimeoutSeconds to 1 to 600 (environment: Ai__TimeoutSeconds).")]
    public int TimeoutSeconds { get; set; } = 60;

    /// <summary>Rounds of tool calls that one answer may take.</summary>
    [Range(1, 50, ErrorMessage = "Set Ai:MaxToolRounds to 1 to 50 (environment: Ai__MaxToolRounds).")]
    public int MaxToolRounds { get; set; } = 8;
}

[OptionsValidator]
internal sealed partial class AiOptionsValidator : IValidateOptions<AiOptions>;
