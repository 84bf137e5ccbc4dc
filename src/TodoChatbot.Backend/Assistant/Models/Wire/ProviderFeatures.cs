using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace TodoChatbot.Backend.Assistant.Models.Wire;

/// <summary>What the configured provider wants back of its earlier answers, as far as this process has seen.</summary>
internal sealed partial class ProviderFeatures
{
    private bool _signsCalls;
    private bool _wantsReasoning;

    /// <summary>True when the provider signs tool calls and refuses those of the current answer without a signature.</summary>
    public bool SignsCalls => Volatile.Read(ref _signsCalls);

    /// <summary>True when the provider wants the model's thoughts back with every message of the model.</summary>
    public bool WantsReasoning => Volatile.Read(ref _wantsReasoning);

    /// <summary>What is known of a provider before it has answered.</summary>
    public static ProviderFeatures Of(AiOptions options) => new()
    {
        _signsCalls = options.Provider == ModelProvider.Gemini && SigningModel.IsMatch(options.Model ?? string.Empty),
        _wantsReasoning = options.Endpoint?.Host.EndsWith("deepseek.com", StringComparison.OrdinalIgnoreCase) == true,
    };

    /// <summary>Google's documented value for a call whose signature is not known, such as one from an earlier process.</summary>
    public static JsonObject UnknownSignature() => new() { ["google"] = new JsonObject { ["thought_signature"] = "skip_thought_signature_validator" } };

    /// <summary>Notes that a call came with something beside it.</summary>
    public void NoteExtra(JsonNode extra)
    {
        if (extra is JsonObject { } fields && fields["google"]?["thought_signature"] is not null)
        {
            Volatile.Write(ref _signsCalls, true);
        }
    }

    /// <summary>Notes that an answer came with the model's thoughts.</summary>
    public void NoteReasoning() => Volatile.Write(ref _wantsReasoning, true);

    [GeneratedRegex("gemini-([3-9]|[1-9][0-9])")]
    private static partial Regex SigningModel { get; }
}
