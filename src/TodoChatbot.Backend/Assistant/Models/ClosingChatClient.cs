using System.Runtime.CompilerServices;
using Microsoft.Extensions.AI;

namespace TodoChatbot.Backend.Assistant.Models;

/// <summary>
/// Closes the connection to a provider when nobody waits for the rest of its answer: OllamaSharp (5.5.2) reads the lines of a stream
/// without the token that it is given, so that a silent server would hold the answer for ever.
/// </summary>
internal sealed class ClosingChatClient(IChatClient model, ModelConnection connection) : DelegatingChatClient(model)
{
    public override async IAsyncEnumerable<ChatResponseUpdate> GetStreamingResponseAsync(
        IEnumerable<ChatMessage> messages, ChatOptions? options = null, [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        await using var closing = cancellationToken.Register(connection.Close);
        await using var updates = base.GetStreamingResponseAsync(messages, options, cancellationToken).GetAsyncEnumerator(cancellationToken);
        while (await MoveNextAsync(updates, cancellationToken))
        {
            yield return updates.Current;
        }
    }

    private static async Task<bool> MoveNextAsync(IAsyncEnumerator<ChatResponseUpdate> updates, CancellationToken cancellationToken)
    {
        try
        {
            var isThere = await updates.MoveNextAsync();
            cancellationToken.ThrowIfCancellationRequested();
            return isThere;
        }
        catch (Exception exception) when (exception is not OperationCanceledException && cancellationToken.IsCancellationRequested)
        {
            throw new OperationCanceledException("The connection was closed.", exception, cancellationToken);
        }
    }
}
