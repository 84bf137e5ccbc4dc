using System.Net.ServerSentEvents;
using System.Runtime.CompilerServices;

namespace TodoChatbot.Frontend.Chat.Runs;

/// <summary>The events of a run, as the backend sends them.</summary>
internal sealed class RunStream(HttpResponseMessage response) : IDisposable
{
    public async IAsyncEnumerable<SseItem<string>> ReadAsync([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await using var body = await response.Content.ReadAsStreamAsync(cancellationToken);
        await foreach (var item in SseParser.Create(body).EnumerateAsync(cancellationToken))
        {
            yield return item;
        }
    }

    public void Dispose() => response.Dispose();
}
