using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.Extensions.AI;

namespace TodoChatbot.Backend.Assistant.Models;

/// <summary>Writes tool results for a model in as few tokens as they need: without white space, nulls and empty lists.</summary>
internal static class CompactResults
{
    private static readonly JsonSerializerOptions Compact = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>The same messages with compact results.</summary>
    public static IReadOnlyList<ChatMessage> Of(IEnumerable<ChatMessage> messages) =>
        [.. messages.Select(message => message.Contents.Any(content => content is FunctionResultContent { Result: JsonElement }) ? Of(message) : message)];

    private static ChatMessage Of(ChatMessage message)
    {
        var compact = message.Clone();
        compact.Contents =
        [
            .. message.Contents.Select(content => content is FunctionResultContent { Result: JsonElement json } result
                ? new FunctionResultContent(result.CallId, TextOf(json))
                : content),
        ];
        return compact;
    }

    private static string TextOf(JsonElement json) => Without(JsonNode.Parse(json.GetRawText()))?.ToJsonString(Compact) ?? "null";

    private static JsonNode? Without(JsonNode? node)
    {
        switch (node)
        {
            case JsonObject fields:
                foreach (var (name, value) in fields.ToList())
                {
                    if (Without(value) is null or JsonArray { Count: 0 })
                    {
                        fields.Remove(name);
                    }
                }

                break;
            case JsonArray items:
                foreach (var item in items)
                {
                    Without(item);
                }

                break;
        }

        return node;
    }
}
