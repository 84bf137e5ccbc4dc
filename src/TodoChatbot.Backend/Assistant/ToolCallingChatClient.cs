using Microsoft.Extensions.AI;
using TodoChatbot.Backend.Rules;

namespace TodoChatbot.Backend.Assistant;

/// <summary>Carries out the tool calls of an answer. A call of a tool that does not exist is answered with the nearest one.</summary>
internal sealed class ToolCallingChatClient(IChatClient client, ILoggerFactory loggers) : FunctionInvokingChatClient(client, loggers)
{
    /// <summary>The names of the tools.</summary>
    public required IReadOnlyList<string> ToolNames { get; init; }

    protected override IList<ChatMessage> CreateResponseMessages(ReadOnlySpan<FunctionInvocationResult> results)
    {
        var messages = base.CreateResponseMessages(results);
        var unknown = new Dictionary<string, string>();
        foreach (var result in results)
        {
            if (result.Status == FunctionInvocationStatus.NotFound)
            {
                unknown[result.CallContent.CallId] = result.CallContent.Name;
            }
        }

        foreach (var content in messages.SelectMany(message => message.Contents).OfType<FunctionResultContent>())
        {
            if (unknown.TryGetValue(content.CallId, out var name))
            {
                content.Result = NameSuggestions.Describe(Messages.Format("Tools_Unknown", name), name, ToolNames);
            }
        }

        return messages;
    }
}
