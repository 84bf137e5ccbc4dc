using System.Runtime.CompilerServices;
using Microsoft.Extensions.AI;
using Microsoft.Extensions.Options;
using TodoChatbot.Backend.Hosting;

namespace TodoChatbot.Backend.Assistant.Models;

/// <summary>
/// Asks the model, and the built-in assistant when the model fails, falls silent or is in trouble. From then on the built-in one goes
/// on to the end of the answer.
/// </summary>
internal sealed partial class FallbackChatClient(
    IChatClient model,
    ModelConnection connection,
    IChatClient builtIn,
    ModelCircuitBreaker breaker,
    IOptions<AiOptions> options,
    TodoMetrics metrics,
    TimeProvider clock,
    ILogger<FallbackChatClient> logger)
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
        if (!breaker.TryEnter())
        {
            _hasFailed = true;
            metrics.ModelFailed("paused");
            yield break;
        }

        using var silence = new CancellationTokenSource(options.Value.FirstTokenTimeout, clock);
        using var listening = connection.Listen(() => silence.CancelAfter(TimeSpan.FromSeconds(options.Value.TimeoutSeconds)));
        using var either = CancellationTokenSource.CreateLinkedTokenSource(silence.Token, cancellationToken);
        await using var updates = base.GetStreamingResponseAsync(
            HistoryCut.Fit(CompactResults.Of(messages), HistoryCut.Budget(options.Value, chatOptions)), chatOptions, either.Token).GetAsyncEnumerator(either.Token);
        var calls = new List<ChatResponseUpdate>();
        var (saidAnything, isFiltered, isRefusedByFilter, hasEnded) = (false, false, false, false);
        while (true)
        {
            try
            {
                if (!await updates.MoveNextAsync())
                {
                    break;
                }
            }
            catch (Exception) when (connection.Refused is { IsFiltered: true } && !cancellationToken.IsCancellationRequested)
            {
                isRefusedByFilter = true;
                break;
            }
            catch (Exception exception) when (!cancellationToken.IsCancellationRequested)
            {
                // Whatever a provider's client throws, the person gets an answer.
                Fail(silence.IsCancellationRequested ? ModelTrouble.TimedOut : connection.Trouble ?? ModelTrouble.BadAnswer, exception);
                yield break;
            }

            var update = updates.Current;
            hasEnded |= update.FinishReason is not null;
            isFiltered |= update.FinishReason == ChatFinishReason.ContentFilter;
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

        if (isRefusedByFilter)
        {
            breaker.Succeed();
            yield return new ChatResponseUpdate(ChatRole.Assistant, []) { FinishReason = ChatFinishReason.ContentFilter };
            yield break;
        }

        if ((!saidAnything && !isFiltered) || !hasEnded)
        {
            Fail(ModelTrouble.BadAnswer, new InvalidOperationException(saidAnything ? "The model's answer was cut off." : "The model's answer was empty."));
            yield break;
        }

        breaker.Succeed();

        foreach (var update in calls)
        {
            yield return update;
        }
    }

    private void Fail(ModelTrouble trouble, Exception exception)
    {
        _hasFailed = true;
        metrics.ModelFailed(trouble.Reason);
        ModelFailed(trouble.Reason, exception);
        breaker.Fail(trouble);
    }

    // The circuit breaker tells an operator once; this is for looking into one answer.
    [LoggerMessage(Level = LogLevel.Debug, Message = "The model failed ({Reason}); the built-in assistant replies")]
    private partial void ModelFailed(string reason, Exception exception);
}
