using System.Runtime.CompilerServices;
using Microsoft.Extensions.AI;
using TodoChatbot.Backend.Rules;

namespace TodoChatbot.Backend.Assistant.Models;

/// <summary>
/// Reads no more of a model's answer than its tokens can hold, whatever the provider sends, and leaves out characters that cannot be
/// stored. An answer that is cut ends with an ellipsis.
/// </summary>
internal sealed class BoundedChatClient(IChatClient model, int maxCharacters) : DelegatingChatClient(model)
{
    /// <summary>Characters that one token holds at the most, on average over an answer.</summary>
    public const int CharactersPerToken = 4;

    private const string Ellipsis = " …";

    public override async IAsyncEnumerable<ChatResponseUpdate> GetStreamingResponseAsync(
        IEnumerable<ChatMessage> messages, ChatOptions? options = null, [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        var left = maxCharacters;
        var text = new StorableText.Stream();
        await foreach (var update in base.GetStreamingResponseAsync(messages, options, cancellationToken))
        {
            var contents = new List<AIContent>();
            var isCut = false;
            foreach (var content in update.Contents)
            {
                var kept = Storable(content, text);
                var length = LengthOf(kept);
                isCut = length > left;
                if (!isCut)
                {
                    left -= length;
                    contents.Add(kept);
                }
                else
                {
                    if (kept is TextContent { Text: var rest })
                    {
                        contents.Add(new TextContent(rest.Cut(left) + Ellipsis));
                    }

                    break;
                }
            }

            update.Contents = contents;
            if (isCut)
            {
                update.FinishReason = ChatFinishReason.Length;
                yield return update;
                yield break;
            }

            yield return update;
        }
    }

    private static AIContent Storable(AIContent content, StorableText.Stream text) => content switch
    {
        TextContent said => new TextContent(text.Next(said.Text)),
        FunctionCallContent { Arguments: { } arguments } call => new FunctionCallContent(
            StorableText.Of(call.CallId),
            StorableText.Of(call.Name),
            arguments.ToDictionary(argument => StorableText.Of(argument.Key), argument => StorableText.Of(argument.Value)))
        { Exception = call.Exception },
        _ => content,
    };

    private static int LengthOf(AIContent content) => content switch
    {
        TextContent text => text.Text.Length,
        FunctionCallContent call => call.Name.Length + (call.Arguments?.Sum(argument => argument.Key.Length + (argument.Value?.ToString()?.Length ?? 0)) ?? 0),
        _ => 0,
    };
}
