using System.Runtime.CompilerServices;
using Microsoft.Extensions.AI;

namespace TodoChatbot.Backend.Assistant.Models;

/// <summary>Marks where a model pauses in the middle of what it says, so that a person can be shown the text so far.</summary>
internal sealed class PauseChatClient(IChatClient model, TimeProvider clock) : DelegatingChatClient(model)
{
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(150);

    public static bool IsPause(ChatResponseUpdate update) => update is Mark;

    public override async IAsyncEnumerable<ChatResponseUpdate> GetStreamingResponseAsync(
        IEnumerable<ChatMessage> messages, ChatOptions? options = null, [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        using var leaving = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        await using var updates = base.GetStreamingResponseAsync(messages, options, leaving.Token).GetAsyncEnumerator(leaving.Token);
        for (var saidSomething = false; ; saidSomething = true)
        {
            var next = updates.MoveNextAsync().AsTask();
            try
            {
                if (saidSomething && !next.IsCompleted && await Task.WhenAny(next, Task.Delay(Pause, clock, leaving.Token)) != next)
                {
                    yield return new Mark();
                }

                if (!await next)
                {
                    yield break;
                }
            }
            finally
            {
                // Who reads may leave at a mark; the update under way has to end before its stream can be closed.
                if (!next.IsCompleted)
                {
                    await leaving.CancelAsync();
                    await ((Task)next).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
                }
            }

            yield return updates.Current;
        }
    }

    private sealed class Mark() : ChatResponseUpdate(ChatRole.Assistant, []);
}
