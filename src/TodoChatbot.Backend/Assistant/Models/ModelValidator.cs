using Microsoft.Extensions.Options;

namespace TodoChatbot.Backend.Assistant.Models;

/// <summary>Checks at the start that a chosen provider can be reached with what is set.</summary>
internal sealed class ModelValidator(IOptions<ModelKeys> keys) : IValidateOptions<AiOptions>
{
    public ValidateOptionsResult Validate(string? name, AiOptions options)
    {
        if (options.Provider == ModelProviders.None)
        {
            return ValidateOptionsResult.Success;
        }

        var problems = new List<string>();
        if (!ModelProviders.All.Contains(options.Provider))
        {
            problems.Add($"Ai:Provider “{options.Provider}” is not known. Set it to {string.Join(" or ", ModelProviders.All)} (environment: Ai__Provider).");
        }

        if (string.IsNullOrWhiteSpace(options.Model))
        {
            problems.Add($"Ai:Provider is {options.Provider}, so it needs a model. Set Ai:Model (environment: Ai__Model).");
        }

        if (options.Provider == ModelProviders.OpenAi && options.Endpoint is null && string.IsNullOrWhiteSpace(keys.Value.OpenAi))
        {
            problems.Add("Ai:Provider is openai without Ai:Endpoint, so it needs a key. Set OPENAI_API_KEY.");
        }

        if (options.Endpoint is { IsAbsoluteUri: false } or { Scheme: not ("http" or "https") })
        {
            problems.Add($"Ai:Endpoint “{options.Endpoint}” is not an http address. Write it whole, for example https://api.openai.com/v1 (environment: Ai__Endpoint).");
        }

        return problems.Count == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(problems);
    }
}
