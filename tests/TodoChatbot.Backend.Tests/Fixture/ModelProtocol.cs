using System.Text.Json;

namespace TodoChatbot.Backend.Tests.Fixture;

/// <summary>How a provider's requests are read and its streamed answers written.</summary>
internal abstract class ModelProtocol
{
    protected static readonly JsonSerializerOptions Indented = new() { WriteIndented = true };

    public abstract string ContentType { get; }

    /// <summary>The body of a refusal.</summary>
    public abstract string Refusal { get; }

    /// <summary>An error in the middle of a stream.</summary>
    public abstract string Error { get; }

    public static ModelProtocol Of(string provider) => provider switch
    {
        "openai" or "azure-openai" or "gemini" => new OpenAiProtocol(),
        "anthropic" => new AnthropicProtocol(),
        "ollama" => new OllamaProtocol(),
        _ => throw new ArgumentOutOfRangeException(nameof(provider), provider, "This provider speaks no known protocol."),
    };

    /// <summary>What a person sets beside the address.</summary>
    public static string BasePathOf(string provider) => provider switch
    {
        "openai" => "/v1",
        "gemini" => "/v1beta/openai",
        _ => "/",
    };

    /// <summary>What a request tells the model.</summary>
    public abstract IReadOnlyList<ModelRequest.Line> LinesOf(JsonElement body);

    /// <summary>The whole answer as one piece of JSON.</summary>
    public abstract string Whole(ModelReply reply);

    public abstract IEnumerable<string> Begin(ModelReply reply);

    public abstract IEnumerable<string> Text(int index, IEnumerable<string> pieces);

    public abstract IEnumerable<string> Call(int index, string id, string tool, string arguments);

    public abstract IEnumerable<string> End(ModelReply reply);

    /// <summary>The text of an answer.</summary>
    protected static string TextOf(ModelReply reply) => string.Concat(reply.Parts.OfType<ModelReply.Part.Text>().Select(part => part.Value));

    /// <summary>The calls of an answer.</summary>
    protected static IEnumerable<ModelReply.Part.Call> CallsOf(ModelReply reply) => reply.Parts.OfType<ModelReply.Part.Call>();

    /// <summary>Breaks a text wherever it breaks.</summary>
    protected static IEnumerable<string> Pieces(string text) => text.Chunk(7).Select(piece => new string(piece));

    protected static string Event(object data, string? name = null) =>
        $"{(name is null ? "" : $"event: {name}\n")}data: {JsonSerializer.Serialize(data)}\n\n";

    // "text" or [{"type": "text", "text": "text"}]
    protected static string TextOf(JsonElement content) => content.ValueKind switch
    {
        JsonValueKind.String => content.GetString()!,
        JsonValueKind.Array => string.Concat(content.EnumerateArray().Select(part => part.TryGetProperty("text", out var text) ? text.GetString() : "")),
        _ => "",
    };
}
