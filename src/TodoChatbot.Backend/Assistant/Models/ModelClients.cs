using System.ClientModel;
using System.ClientModel.Primitives;
using Anthropic;
using Anthropic.Core;
using Microsoft.Extensions.AI;
using Microsoft.Extensions.Options;
using OllamaSharp;
using OpenAI;

namespace TodoChatbot.Backend.Assistant.Models;

/// <summary>Makes the client of the chosen model. Sending again, and giving up, is left to the HTTP client they share.</summary>
internal sealed class ModelClients(IHttpClientFactory http, IHttpMessageHandlerFactory handlers, IOptions<AiOptions> options, IOptionsMonitor<ModelKeys> keys)
{
    public const string HttpClientName = "model";

    // Local servers take any key, but the clients insist on one.
    private const string NoKey = "none";

    private static readonly Uri GeminiEndpoint = new("https://generativelanguage.googleapis.com/v1beta/openai/");

    private AiOptions Options => options.Value;

    /// <summary>Null when no model is configured.</summary>
    public IChatClient? Create() => Options.Provider switch
    {
        ModelProvider.OpenAi => OverOpenAi(Options.Endpoint),
        ModelProvider.AzureOpenAi => OverOpenAi(AzureEndpoint(Options.Endpoint!)),
        ModelProvider.Gemini => OverOpenAi(Options.Endpoint ?? GeminiEndpoint),
        ModelProvider.Anthropic => OverAnthropic(),
        ModelProvider.Ollama => OverOllama(),
        _ => null,
    };

    private string Key => keys.CurrentValue.Find(ModelProvider.Find(Options.Provider)?.KeyName) ?? NoKey;

    // https://name.openai.azure.com answers the same protocol under /openai/v1/.
    private static Uri AzureEndpoint(Uri endpoint) => endpoint.AbsolutePath == "/" ? new Uri(endpoint, "/openai/v1/") : endpoint;

    private IChatClient OverOpenAi(Uri? endpoint)
    {
        var settings = new OpenAIClientOptions
        {
            Transport = new HttpClientPipelineTransport(http.CreateClient(HttpClientName)),
            RetryPolicy = new ClientRetryPolicy(maxRetries: 0),
            NetworkTimeout = Timeout.InfiniteTimeSpan,
        };
        if (endpoint is not null)
        {
            settings.Endpoint = endpoint;
        }

        if (Options.Provider == ModelProvider.AzureOpenAi)
        {
            settings.AddPolicy(ApiKeyAuthenticationPolicy.CreateHeaderApiKeyPolicy(new ApiKeyCredential(Key), "api-key"), PipelinePosition.PerCall);
        }

        return new OpenAIClient(new ApiKeyCredential(Key), settings).GetChatClient(Options.Model).AsIChatClient();
    }

    private IChatClient OverAnthropic()
    {
        var settings = new ClientOptions
        {
            HttpClient = http.CreateClient(HttpClientName),
            ApiKey = Key,
            MaxRetries = 0,
            Timeout = Timeout.InfiniteTimeSpan,
        };
        if (Options.Endpoint is { } endpoint)
        {
            settings.BaseUrl = endpoint.ToString().TrimEnd('/');
        }

        return new AnthropicClient(settings).AsIChatClient(Options.Model, Options.MaxOutputTokens);
    }

    private ClosingChatClient OverOllama()
    {
        var connection = new ClosingChatClient.Connection(handlers.CreateHandler(HttpClientName));
        var client = new HttpClient(connection) { BaseAddress = Options.Endpoint, Timeout = Timeout.InfiniteTimeSpan };
        return new ClosingChatClient(new OllamaApiClient(client, Options.Model!), connection);
    }
}
