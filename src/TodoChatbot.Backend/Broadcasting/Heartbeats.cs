using System.Net.ServerSentEvents;
using System.Runtime.CompilerServices;
using TodoChatbot.Contracts.Chat;

namespace TodoChatbot.Backend.Broadcasting;

/// <summary>Heartbeats in a stream of events: they keep proxies from closing an idle stream and let the reader detect a hung process.</summary>
internal static class Heartbeats
{
    private static readonly byte[] Comment = ": open\n\n"u8.ToArray();

    extension(IAsyncEnumerable<SseItem<string>> items)
    {
        /// <summary>The events, after a comment that opens the response at once: some proxies pass nothing on before the body begins.</summary>
        public async IAsyncEnumerable<SseItem<string>> OpenedAtOnce(
            HttpResponse response, [EnumeratorCancellation] CancellationToken cancellationToken = default)
        {
            await response.Body.WriteAsync(Comment, cancellationToken);
            await response.Body.FlushAsync(cancellationToken);
            await foreach (var item in items.WithCancellation(cancellationToken))
            {
                yield return item;
            }
        }

        /// <summary>The events as they come, and a heartbeat whenever none has come for an interval.</summary>
        public async IAsyncEnumerable<SseItem<string>> WithHeartbeats(
            TimeSpan interval, TimeProvider clock, [EnumeratorCancellation] CancellationToken cancellationToken = default)
        {
            using var ending = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
            await using var source = items.GetAsyncEnumerator(ending.Token);
            var next = source.MoveNextAsync().AsTask();
            try
            {
                while (true)
                {
                    using var waiting = CancellationTokenSource.CreateLinkedTokenSource(ending.Token);
                    var beat = Task.Delay(interval, clock, waiting.Token);
                    if (await Task.WhenAny(next, beat) == next)
                    {
                        await waiting.CancelAsync();
                        if (!await next)
                        {
                            break;
                        }

                        yield return source.Current;
                        next = source.MoveNextAsync().AsTask();
                    }
                    else
                    {
                        ending.Token.ThrowIfCancellationRequested();
                        yield return new SseItem<string>("{}", RunEventNames.Heartbeat);
                    }
                }
            }
            finally
            {
                // An enumerator cannot be disposed of in the middle of a step.
                await ending.CancelAsync();
                await ((Task)next).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            }
        }
    }
}
