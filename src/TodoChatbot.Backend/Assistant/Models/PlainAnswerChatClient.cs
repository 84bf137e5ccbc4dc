using System.Runtime.CompilerServices;
using Microsoft.Extensions.AI;

namespace TodoChatbot.Backend.Assistant.Models;

/// <summary>Separates what local models write into one text: their thoughts, their tool calls and the answer itself.</summary>
internal sealed class PlainAnswerChatClient(IChatClient model) : DelegatingChatClient(model)
{
    private const string VoidKey = "todo.void";

    /// <summary>True when the text before this update was a thought.</summary>
    public static bool VoidsText(ChatResponseUpdate update) => update.AdditionalProperties?.ContainsKey(VoidKey) == true;

    public override async IAsyncEnumerable<ChatResponseUpdate> GetStreamingResponseAsync(
        IEnumerable<ChatMessage> messages, ChatOptions? options = null, [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        var thoughts = new ThinkTags();
        var printed = new PrintedCalls([.. (options?.Tools ?? []).Select(tool => tool.Name)]);
        await foreach (var update in base.GetStreamingResponseAsync(messages, options, cancellationToken))
        {
            var contents = new List<AIContent>();
            foreach (var content in update.Contents)
            {
                if (content is not TextContent text)
                {
                    contents.Add(content);
                    continue;
                }

                var visible = thoughts.Next(text.Text, out var voids);
                if (voids)
                {
                    printed.Clear();
                    (update.AdditionalProperties ??= [])[VoidKey] = true;
                }

                if (printed.Next(visible) is { Length: > 0 } shown)
                {
                    contents.Add(new TextContent(shown));
                }
            }

            update.Contents = contents;
            yield return update;
        }

        var rest = printed.Next(thoughts.End());
        var (calls, held) = printed.End();
        if (calls.Count > 0 || rest.Length + held.Length > 0)
        {
            yield return new ChatResponseUpdate(ChatRole.Assistant, [new TextContent(rest + held), .. calls]);
        }
    }
}
