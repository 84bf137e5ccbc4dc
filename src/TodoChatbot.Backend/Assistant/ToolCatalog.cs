using System.Collections.Concurrent;
using System.ComponentModel;
using System.Reflection;
using System.Text.Json;
using Microsoft.Extensions.AI;
using ModelContextProtocol.Server;
using TodoChatbot.Backend.Tasks.Tools;
using TodoChatbot.Backend.Tasks.Tools.Arguments;
using TodoChatbot.Contracts;

namespace TodoChatbot.Backend.Assistant;

/// <summary>The methods that MCP exposes, as functions of the assistant: the same names, descriptions and schemas.</summary>
internal static class ToolCatalog
{
    private static readonly IReadOnlyList<(MethodInfo Method, AIFunctionFactoryOptions Options)> Methods =
        [.. typeof(TaskTools).GetMethods()
            .Select(method => (Method: method, Tool: method.GetCustomAttribute<McpServerToolAttribute>()))
            .Where(tool => tool.Tool is not null)
            .Select(tool => (tool.Method, new AIFunctionFactoryOptions
            {
                Name = tool.Tool!.Name,
                Description = tool.Method.GetCustomAttribute<DescriptionAttribute>()?.Description,
                SerializerOptions = Wire.Json,
            }))];

    private static readonly ConcurrentDictionary<string, JsonElement> Schemas = new();

    /// <summary>The names of the tools.</summary>
    public static IReadOnlyList<string> Names { get; } = [.. Methods.Select(tool => tool.Options.Name!)];

    /// <summary>The tools over one caller's <see cref="TaskTools"/>.</summary>
    public static IList<AITool> Over(TaskTools tools) =>
        [.. Methods.Select(tool => new PlainFunction(AIFunctionFactory.Create(tool.Method, tools, tool.Options), SchemaOf(tool.Method, tools, tool.Options)))];

    private static JsonElement SchemaOf(MethodInfo method, TaskTools tools, AIFunctionFactoryOptions options) => Schemas.GetOrAdd(
        options.Name!, static (_, made) => ToolSchemas.Plain(AIFunctionFactory.Create(made.method, made.tools, made.options).JsonSchema), (method, tools, options));

    /// <summary>A function with the schema that MCP shows.</summary>
    private sealed class PlainFunction(AIFunction function, JsonElement schema) : DelegatingAIFunction(function)
    {
        public override JsonElement JsonSchema => schema;
    }
}
