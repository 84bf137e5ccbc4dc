using System.Runtime.CompilerServices;
using Microsoft.Extensions.AI;
using Microsoft.Extensions.Options;
using TodoChatbot.Backend.Hosting;

namespace TodoChatbot.Backend.Assistant.Models;

/// <summary>
/// Asks the model, and the built-in assistant when the model fails or falls silent. From then on the built-in one goes on to the
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

    // Text is passed on at once. Tool calls wait for the end: of a model that breaks off in the middle, none is carried out.
    private async IAsyncEnumerable<ChatResponseUpdate> AskModelAsync(
        IReadOnlyList<ChatMessage> messages, ChatOptions? chatOptions, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        using var silence = new CancellationTokenSource(TimeSpan.FromSeconds(options.Value.TimeoutSeconds), clock);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(silence.Token, cancellationToken);
        await using var updates = base.GetStreamingResponseAsync(
            HistoryCut.Fit(messages, options.Value.HistoryTokens), chatOptions, either.Token).GetAsyncEnumerator(either.Token);
        var calls = new List<ChatResponseUpdate>();
        var saidAnything = false;
        while (true)
        {
            try
            {
                if (!await updates.MoveNextAsync())
                {
                    break;
                }
            }
            catch (Exception exception) when (!cancellationToken.IsCancellationRequested)
            {
                // Whatever a provider's client throws, the person gets an answer.
                Fail(exception);
                yield break;
            }

            silence.CancelAfter(TimeSpan.FromSeconds(options.Value.TimeoutSeconds));
            var update = updates.Current;
            saidAnything |= update.Contents.Any(content => content is FunctionCallContent or TextContent { Text.Length: > 0 });
            if (update.Contents.Any(content => content is FunctionCallContent))
            {
                calls.Add(update);
            }
            else
            {
                yield return update;
            }
        }

        if (!saidAnything)
        {
            Fail(new InvalidOperationException("The model's answer was empty."));
            yield break;
        }

        foreach (var update in calls)
        {
            yield return update;
        }
    }

    private void Fail(Exception exception)
    {
        _hasFailed = true;
        metrics.ModelFailed();
        ModelFailed(exception);
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "The model failed; the built-in assistant answers")]
    private partial void ModelFailed(Exception exception);
}
