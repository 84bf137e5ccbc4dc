using System.ClientModel;
using System.ClientModel.Primitives;
using Anthropic;
using Anthropic.Core;
using Microsoft.Extensions.AI;
using Microsoft.Extensions.Options;
using OllamaSharp;
using OllamaSharp.Models;
using OpenAI;
using TodoChatbot.Backend.Assistant.Models.Wire;

namespace TodoChatbot.Backend.Assistant.Models;

/// <summary>Makes the client of the chosen model. Sending again, and giving up, is left to the HTTP client they share.</summary>
internal sealed class ModelClients(IHttpMessageHandlerFactory handlers, IOptions<AiOptions> options, IOptionsMonitor<ModelKeys> keys, TimeProvider clock)
{
    public const string HttpClientName = "model";

    // Local servers take any key, but the clients insist on one.
    private const string NoKey = "none";

    // Streams wrap each piece of text in JSON; errors and other fields come on top.
    private const long BytesPerToken = 1024;
    private const long BytesBesides = 256 * 1024;

    private static readonly Uri GeminiEndpoint = new("https://generativelanguage.googleapis.com/v1beta/openai/");

    private readonly ProviderFeatures _features = ProviderFeatures.Of(options.Value);

    private AiOptions Options => options.Value;

    /// <summary>Null when no model is configured.</summary>
    public ConnectedModel? Create() => Options.Provider == ModelProvider.None
        ? null
        : Connect(new ModelConnection(handlers.CreateHandler(HttpClientName), BytesBesides + (BytesPerToken * Options.MaxOutputTokens), clock));

    private ConnectedModel? Connect(ModelConnection connection)
    {
        var http = new HttpClient(WireOver(connection), disposeHandler: false) { Timeout = Timeout.InfiniteTimeSpan };
        IChatClient? client = Options.Provider switch
        {
            ModelProvider.OpenAi => OverOpenAi(http, Options.Endpoint),
            ModelProvider.AzureOpenAi => OverOpenAi(http, AzureEndpoint(Options.Endpoint!)),
            ModelProvider.Gemini => OverOpenAi(http, Options.Endpoint ?? GeminiEndpoint),
            ModelProvider.Anthropic => OverAnthropic(http),
            ModelProvider.Ollama => OverOllama(http, connection),
            _ => null,
        };
        return client is null ? null : new ConnectedModel(client, connection);
    }

    private WireHandler WireOver(ModelConnection connection) => Options.Provider switch
    {
        ModelProvider.Anthropic => new AnthropicWire(connection),
        ModelProvider.Ollama => new OllamaWire(connection),
        _ => new OpenAiWire(connection, MaxTokensParameterOf(Options), _features),
    };

    /// <summary>The parameter that limits an answer: OpenAI's newer models take only the newer name, most other servers only the older one.</summary>
    public static string MaxTokensParameterOf(AiOptions options) =>
        !string.IsNullOrEmpty(options.MaxTokensParameter) ? options.MaxTokensParameter
        : options.Provider == ModelProvider.AzureOpenAi ? OpenAiWire.MaxCompletionTokens
        : options.Provider == ModelProvider.OpenAi && (options.Endpoint is null || IsOpenAi(options.Endpoint)) ? OpenAiWire.MaxCompletionTokens
        : OpenAiWire.MaxTokens;

    private static bool IsOpenAi(Uri endpoint) =>
        endpoint.Host.EndsWith(".openai.com", StringComparison.OrdinalIgnoreCase) || endpoint.Host.EndsWith(".azure.com", StringComparison.OrdinalIgnoreCase);

    private string Key => keys.CurrentValue.Find(ModelProvider.Find(Options.Provider)?.KeyName) ?? NoKey;

    // https://name.openai.azure.com answers the same protocol under /openai/v1/.
    private static Uri AzureEndpoint(Uri endpoint) => endpoint.AbsolutePath == "/" ? new Uri(endpoint, "/openai/v1/") : endpoint;

    private IChatClient OverOpenAi(HttpClient http, Uri? endpoint)
    {
        var settings = new OpenAIClientOptions
        {
            Transport = new HttpClientPipelineTransport(http),
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

    private IChatClient OverAnthropic(HttpClient http)
    {
        var settings = new ClientOptions
        {
            HttpClient = http,
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

    private ClosingChatClient OverOllama(HttpClient http, ModelConnection connection)
    {
        http.BaseAddress = Options.Endpoint;
        var client = new ConfigureOptionsChatClient(
            new OllamaApiClient(http, Options.Model!), request => request.AddOllamaOption(OllamaOption.NumCtx, Options.KnownContextTokens));
        return new ClosingChatClient(client, connection);
    }
}
