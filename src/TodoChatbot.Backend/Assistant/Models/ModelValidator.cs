using Microsoft.Extensions.Options;
using TodoChatbot.Backend.Assistant.Models.Wire;

namespace TodoChatbot.Backend.Assistant.Models;

/// <summary>Checks at the start that a chosen provider can be reached with what is set.</summary>
internal sealed class ModelValidator(IOptions<ModelKeys> keys) : IValidateOptions<AiOptions>
{
    public ValidateOptionsResult Validate(string? name, AiOptions options)
    {
        if (ModelProvider.Find(options.Provider) is not { } provider)
        {
            return ValidateOptionsResult.Fail(
                $"Ai:Provider “{options.Provider}” is not known. Set it to {string.Join(", ", ModelProvider.All.Select(known => known.Name))} (environment: Ai__Provider).");
        }

        if (provider.Name == ModelProvider.None)
        {
            return ValidateOptionsResult.Success;
        }

        var problems = new List<string>();
        if (string.IsNullOrWhiteSpace(options.Model))
        {
            problems.Add($"Ai:Provider is {provider.Name}, so it needs a model. Set Ai:Model (environment: Ai__Model).");
        }

        if (provider.NeedsEndpoint && options.Endpoint is null)
        {
            problems.Add($"Ai:Provider is {provider.Name}, so it needs an address. Set Ai:Endpoint (environment: Ai__Endpoint).");
        }

        // An endpoint of one's own may want no key; a provider's always does.
        if (provider.KeyName is { } key && options.Endpoint is null && keys.Value.Find(key) is null)
        {
            problems.Add($"Ai:Provider is {provider.Name}, so it needs a key. Set {key}.");
        }

        if (options.Endpoint is { IsAbsoluteUri: false } or { Scheme: not ("http" or "https") })
        {
            problems.Add($"Ai:Endpoint “{options.Endpoint}” is not an http address. Write it whole, for example https://api.openai.com/v1 (environment: Ai__Endpoint).");
        }

        if (options.MaxTokensParameter is { Length: > 0 } parameter and not (OpenAiWire.MaxTokens or OpenAiWire.MaxCompletionTokens))
        {
            problems.Add(
                $"Ai:MaxTokensParameter “{parameter}” is not known. Set it to {OpenAiWire.MaxTokens} or {OpenAiWire.MaxCompletionTokens} (environment: Ai__MaxTokensParameter).");
        }

        return problems.Count == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(problems);
    }
}
