using System.ComponentModel;
using System.Reflection;
using Microsoft.Extensions.AI;
using ModelContextProtocol.Server;
using TodoChatbot.Backend.Tasks.Tools;
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

    /// <summary>The tools over one caller's <see cref="TaskTools"/>.</summary>
    public static IList<AITool> Over(TaskTools tools) => [.. Methods.Select(tool => AIFunctionFactory.Create(tool.Method, tools, tool.Options))];
}
