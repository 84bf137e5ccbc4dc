using System.Text.Json;
using Microsoft.Extensions.AI;
using TodoChatbot.Backend.Tasks.Tools.Answers;
using TodoChatbot.Contracts;

namespace TodoChatbot.Backend.Assistant.BuiltIn;

/// <summary>A conversation as the built-in assistant sees it: what was said, and what came of it.</summary>
internal sealed record Dialogue(IReadOnlyList<Dialogue.Turn> Turns)
{
    /// <summary>The turn to answer.</summary>
    public Turn Present => Turns[^1];

    /// <summary>The turns before it, the latest first.</summary>
    public IEnumerable<Turn> Earlier => Turns.Reverse().Skip(1);

    public static Dialogue Of(IEnumerable<ChatMessage> messages)
    {
        var turns = new List<Turn>();
        foreach (var message in messages)
        {
            if (message.Role == ChatRole.User)
            {
                turns.Add(new Turn(message.Text, []));
                continue;
            }

            foreach (var content in turns.Count == 0 ? [] : message.Contents)
            {
                switch (content)
                {
                    case FunctionCallContent call:
                        turns[^1].Calls.Add(new Call(call.CallId, call.Name, call.Arguments ?? new Dictionary<string, object?>(), null));
                        break;
                    case FunctionResultContent result when turns[^1].Calls.FindIndex(call => call.Id == result.CallId) is >= 0 and var index:
                        turns[^1].Calls[index] = turns[^1].Calls[index] with { Answer = AnswerOf(result.Result), Result = result.Result as JsonElement? };
                        break;
                }
            }
        }

        return new Dialogue(turns.Count > 0 ? turns : [new Turn(string.Empty, [])]);
    }

    private static TaskAnswer? AnswerOf(object? result)
    {
        try
        {
            return result is JsonElement { ValueKind: JsonValueKind.Object } json ? json.Deserialize<TaskAnswer>(Wire.Json) : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    /// <summary>Something the person said, and the tools called about it.</summary>
    internal sealed record Turn(string Said, List<Call> Calls);

    /// <summary>A tool call with its answer, once it has one.</summary>
    internal sealed record Call(string Id, string Tool, IDictionary<string, object?> Arguments, TaskAnswer? Answer, JsonElement? Result = null);
}
