using System.ClientModel;
using System.ClientModel.Primitives;
using Microsoft.Extensions.AI;
using Microsoft.Extensions.Options;
using OpenAI;

namespace TodoChatbot.Backend.Assistant.Models;

/// <summary>Makes the client of the chosen model.</summary>
internal sealed class ModelClients(IHttpClientFactory http, IOptions<AiOptions> options, IOptionsMonitor<ModelKeys> keys)
{
    public const string HttpClientName = "model";

    /// <summary>Null when no model is configured.</summary>
    public IChatClient? Create() => options.Value.Provider switch
    {
        ModelProviders.OpenAi => OpenAi(),
        _ => null,
    };

    private IChatClient OpenAi()
    {
        var settings = new OpenAIClientOptions { Transport = new HttpClientPipelineTransport(http.CreateClient(HttpClientName)) };
        if (options.Value.Endpoint is { } endpoint)
        {
            settings.Endpoint = endpoint;
        }

        // Local servers take any key, but the client insists on one.
        var key = keys.CurrentValue.OpenAi is { Length: > 0 } own ? own : "none";
        return new OpenAIClient(new ApiKeyCredential(key), settings).GetChatClient(options.Value.Model).AsIChatClient();
    }
}
