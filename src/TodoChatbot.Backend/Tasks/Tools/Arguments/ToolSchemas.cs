using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.Extensions.Options;
using ModelContextProtocol.Server;

namespace TodoChatbot.Backend.Tasks.Tools.Arguments;

/// <summary>
/// The schemas of tools as every client and model can read them: one type for each argument, no references, and no arguments beyond those
/// named. An optional argument is one that may be left out.
/// </summary>
internal sealed class ToolSchemas : IPostConfigureOptions<McpServerOptions>
{
    private static readonly string[] Kept = ["type", "description", "enum", "items", "properties", "required", "default"];

    public void PostConfigure(string? name, McpServerOptions options)
    {
        foreach (var tool in options.ToolCollection ?? [])
        {
            tool.ProtocolTool.InputSchema = Plain(tool.ProtocolTool.InputSchema);
            tool.ProtocolTool.OutputSchema = tool.ProtocolTool.OutputSchema is { } answer ? Short(answer) : null;
        }
    }

    /// <summary>The plain form of a schema that was made from a method's parameters.</summary>
    public static JsonElement Plain(JsonElement schema)
    {
        var root = JsonNode.Parse(schema.GetRawText())!.AsObject();
        return JsonSerializer.SerializeToElement(Plain(root, root));
    }

    // Only the types of the answer's properties. Almost every tool answers with the same ones, and describing them would make up most of the list.
    private static JsonElement Short(JsonElement schema)
    {
        var root = JsonNode.Parse(schema.GetRawText())!.AsObject();
        var parts = Plain(root, root)["properties"]!.AsObject().Select(part => KeyValuePair.Create(part.Key, (JsonNode?)new JsonObject
        {
            ["type"] = part.Value!["type"]!.DeepClone(),
        }));
        var answer = new JsonObject { ["type"] = "object", ["properties"] = new JsonObject(parts), ["required"] = new JsonArray("text") };
        answer["properties"]!["text"]!["description"] = "The answer in words.";
        return JsonSerializer.SerializeToElement(answer);
    }

    private static JsonObject Plain(JsonObject schema, JsonObject root)
    {
        if ((string?)schema["$ref"] is { } reference)
        {
            return Plain(Target(root, reference), root, (string?)schema["description"]);
        }

        return Plain(schema, root, description: null);
    }

    private static JsonObject Plain(JsonObject schema, JsonObject root, string? description)
    {
        var plain = new JsonObject();
        foreach (var (name, value) in schema.Where(member => Kept.Contains(member.Key) && member.Value is not null))
        {
            plain[name] = name switch
            {
                "type" when value is JsonArray types => types.First(type => (string?)type != "null")!.DeepClone(),
                "enum" => new JsonArray([.. value!.AsArray().Where(option => option is not null).Select(option => option!.DeepClone())]),
                "items" => Plain(value!.AsObject(), root),
                "properties" => new JsonObject(value!.AsObject().Select(property => KeyValuePair.Create(property.Key, (JsonNode?)Plain(property.Value!.AsObject(), root)))),
                _ => value!.DeepClone(),
            };
        }

        if (description is not null)
        {
            plain["description"] = description;
        }

        if (plain["enum"] is not null)
        {
            plain["type"] = "string";
        }

        // An absent argument means false anyway.
        if (plain["default"] is JsonValue fallback && fallback.GetValueKind() == JsonValueKind.False)
        {
            plain.Remove("default");
        }

        if (plain["required"] is JsonArray { Count: 0 })
        {
            plain.Remove("required");
        }

        if ((string?)plain["type"] == "object" && plain["properties"] is not null)
        {
            plain["additionalProperties"] = false;
        }

        return plain;
    }

    // "#/properties/tasks/items"
    private static JsonObject Target(JsonObject root, string reference) =>
        reference.TrimStart('#').Split('/', StringSplitOptions.RemoveEmptyEntries).Aggregate((JsonNode)root, (node, part) => node[part]!).AsObject();
}
