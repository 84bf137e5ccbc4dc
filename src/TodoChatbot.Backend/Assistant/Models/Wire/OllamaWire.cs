using System.Runtime.CompilerServices;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace TodoChatbot.Backend.Assistant.Models.Wire;

/// <summary>
/// Ollama's chat: one JSON object to a line, also from servers that write one object over several lines. OllamaSharp (5.5.2) writes a tool's
/// result with the call's id as JSON once more, which escapes it twice.
/// </summary>
internal sealed class OllamaWire(HttpMessageHandler inner) : WireHandler(inner)
{
    protected override string StreamType => "application/x-ndjson";

    protected override void Adapt(JsonObject request)
    {
        foreach (var message in (request["messages"] as JsonArray ?? []).OfType<JsonObject>().Where(message => TextOf(message["role"]) == "tool"))
        {
            if (TextOf(message["content"]) is { } content && ResultIn(content) is { } result)
            {
                message["content"] = TextOf(result) ?? result.ToJsonString();
            }
        }
    }

    protected override async IAsyncEnumerable<ReadOnlyMemory<byte>> RewriteAsync(
        Stream answer, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        using var reader = new StreamReader(answer, Encoding.UTF8);
        var pending = new StringBuilder();
        while (await reader.ReadLineAsync(cancellationToken) is { } line)
        {
            pending.Append(line).Append('\n');
            if (LineOf(pending.ToString()) is { } whole)
            {
                pending.Clear();
                yield return Encoding.UTF8.GetBytes(whole + "\n");
            }
        }

        if (!string.IsNullOrWhiteSpace(pending.ToString()))
        {
            yield return Encoding.UTF8.GetBytes(pending.ToString());
        }
    }

    // {"CallId": "call_1", "Result": "{\"text\": …}"}
    private static JsonNode? ResultIn(string content)
    {
        try
        {
            return JsonNode.Parse(content) is JsonObject { Count: 2 } wrapped && wrapped.ContainsKey("CallId") ? wrapped["Result"] : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private static string? LineOf(string text)
    {
        // Most lines end an object; only then is it worth reading.
        if (!text.AsSpan().TrimEnd().EndsWith("}"))
        {
            return null;
        }

        try
        {
            return JsonNode.Parse(text)?.ToJsonString();
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
