using System.Runtime.CompilerServices;
using Microsoft.Extensions.AI;
using Microsoft.Extensions.Options;
using TodoChatbot.Backend.Hosting.Telemetry;

namespace TodoChatbot.Backend.Assistant.Models;

/// <summary>
/// Asks the model, and the built-in assistant when the model fails or takes too long. From then on the built-in one goes on to the
/// end of the answer.
/// </summary>
internal sealed partial class FallbackChatClient(
    IChatClient model, IChatClient builtIn, IOptions<AiOptions> options, TodoMetrics metrics, TimeProvider clock, ILogger<FallbackChatClient> logger)
    : DelegatingChatClient(model)
{
    private const string NoticeKey = "todo.notice";

    private bool _hasFailed;

    /// <summary>The notice that an update carries: the text before it is void, and another assistant goes on.</summary>
    public static string? NoticeOf(ChatResponseUpdate update) =>
        update.AdditionalProperties?.TryGetValue<string>(NoticeKey, out var notice) == true ? notice : null;

    public override async IAsyncEnumerable<ChatResponseUpdate> GetStreamingResponseAsync(
        IEnumerable<ChatMessage> messages, ChatOptions? options = null, [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        var told = messages.ToList();
        if (!_hasFailed)
        {
            await foreach (var update in AskModelAsync(told, options, cancellationToken))
            {
                yield return update;
            }

            if (!_hasFailed)
            {
                yield break;
            }

            yield return new ChatResponseUpdate(ChatRole.Assistant, [])
            {
                AdditionalProperties = new() { [NoticeKey] = "The language model did not answer, so the built-in assistant did." },
            };
        }

        await foreach (var update in builtIn.GetStreamingResponseAsync(told, options, cancellationToken))
        {
            yield return update;
        }
    }

    private async IAsyncEnumerable<ChatResponseUpdate> AskModelAsync(
        IReadOnlyList<ChatMessage> messages, ChatOptions? chatOptions, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        using var timeout = new CancellationTokenSource(TimeSpan.FromSeconds(options.Value.TimeoutSeconds), clock);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(timeout.Token, cancellationToken);
        await using var updates = base.GetStreamingResponseAsync(messages, chatOptions, either.Token).GetAsyncEnumerator(either.Token);
        while (true)
        {
            try
            {
                if (!await updates.MoveNextAsync())
                {
                    yield break;
                }
            }
            catch (Exception exception) when (!cancellationToken.IsCancellationRequested)
            {
                // Whatever a provider's client throws, the person gets an answer.
                _hasFailed = true;
                metrics.ModelFailed();
                ModelFailed(exception);
                yield break;
            }

            yield return updates.Current;
        }
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "The model failed; the built-in assistant answers")]
    private partial void ModelFailed(Exception exception);
}
