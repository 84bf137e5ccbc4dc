using System.Text.Json;
using Microsoft.Extensions.AI;

namespace TodoChatbot.Backend.Assistant.Models;

/// <summary>Cuts a conversation to what a model is shown: the latest turns that fit, whole.</summary>
internal static class HistoryCut
{
    // English text has about four characters to a token, JSON fewer.
    private const int CharactersPerToken = 3;
    private const int TokensPerMessage = 4;

    /// <summary>
    /// Leaves out the oldest turns. A turn begins with what the person said and keeps its tool calls with their results; the one to
    /// answer is always kept.
    /// </summary>
    public static IReadOnlyList<ChatMessage> Fit(IReadOnlyList<ChatMessage> messages, int tokens)
    {
        var start = messages.Count;
        var used = 0;
        for (var index = messages.Count - 1; index >= 0; index--)
        {
            used += Estimate(messages[index]);
            if (messages[index].Role != ChatRole.User)
            {
                continue;
            }

            if (used > tokens && start < messages.Count)
            {
                break;
            }

            start = index;
        }

        return [.. messages.Skip(start)];
    }

    /// <summary>
    /// How many tokens of the conversation the model is shown: what is set, or what the instructions, the tools and the answer leave of
    /// what the model can take.
    /// </summary>
    public static int Budget(AiOptions options, ChatOptions? request)
    {
        if (options.KnownContextTokens is not { } context || request is null)
        {
            return options.HistoryTokens;
        }

        var fixedLength = (request.Instructions?.Length ?? 0) + (request.Tools ?? []).OfType<AIFunctionDeclaration>().Sum(tool =>
            tool.Name.Length + tool.Description.Length + tool.JsonSchema.GetRawText().Length);
        return Math.Clamp(context - options.MaxOutputTokens - (fixedLength / CharactersPerToken), 0, options.HistoryTokens);
    }

    /// <summary>About how many tokens these messages are.</summary>
    public static int Estimate(IEnumerable<ChatMessage> messages) => messages.Sum(Estimate);

    private static int Estimate(ChatMessage message) =>
        TokensPerMessage + (message.Contents.Sum(LengthOf) / CharactersPerToken);

    private static int LengthOf(AIContent content) => content switch
    {
        TextContent text => text.Text.Length,
        FunctionCallContent call => call.Name.Length + JsonSerializer.Serialize(call.Arguments).Length,
        FunctionResultContent { Result: JsonElement result } => result.GetRawText().Length,
        FunctionResultContent { Result: string result } => result.Length,
        _ => 0,
    };
}
