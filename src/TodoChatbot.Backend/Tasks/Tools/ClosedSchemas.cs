using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.Extensions.Options;
using ModelContextProtocol.Server;

namespace TodoChatbot.Backend.Tasks.Tools;

/// <summary>Says in the schema of every tool that it takes no other arguments than those it names, as <see cref="ArgumentCheck"/> enforces.</summary>
internal sealed class ClosedSchemas : IPostConfigureOptions<McpServerOptions>
{
    public void PostConfigure(string? name, McpServerOptions options)
    {
        foreach (var tool in options.ToolCollection ?? [])
        {
            var schema = JsonNode.Parse(tool.ProtocolTool.InputSchema.GetRawText())!;
            Close(schema);
            tool.ProtocolTool.InputSchema = JsonSerializer.SerializeToElement(schema);
        }
    }

    private static void Close(JsonNode? schema)
    {
        if (schema is not JsonObject node)
        {
            return;
        }

        if (node["properties"] is JsonObject properties)
        {
            node["additionalProperties"] = false;
            foreach (var (_, property) in properties)
            {
                Close(property);
            }
        }

        Close(node["items"]);
    }
}
