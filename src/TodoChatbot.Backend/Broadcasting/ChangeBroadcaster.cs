using System.Collections.Concurrent;
using System.Threading.Channels;

namespace TodoChatbot.Backend.Broadcasting;

/// <summary>Hands notices to whoever listens in this process, and to the other processes. Keeps nothing and asks no database.</summary>
internal sealed class ChangeBroadcaster
{
    private const int MostWaiting = 100;

    private readonly ConcurrentDictionary<Guid, Subscription> _subscriptions = new();
    private readonly Channel<ChangeEvent> _forPeers = Channel.CreateBounded<ChangeEvent>(
        new BoundedChannelOptions(1_000) { FullMode = BoundedChannelFullMode.DropOldest });

    /// <summary>Raised for every event, whichever process it comes from, before <see cref="Publish"/> returns.</summary>
    public event Action<ChangeEvent>? Received;

    /// <summary>What other processes have yet to be told.</summary>
    public ChannelReader<ChangeEvent> ForPeers => _forPeers.Reader;

    /// <summary>Tells this process and the others.</summary>
    public void Publish(ChangeEvent notice)
    {
        Deliver(notice);
        _forPeers.Writer.TryWrite(notice);
    }

    /// <summary>Tells this process alone: what came from another one.</summary>
    public void Deliver(ChangeEvent notice)
    {
        Received?.Invoke(notice);
        foreach (var subscription in _subscriptions.Values.Where(s => s.UserId is null || s.UserId == notice.UserId))
        {
            subscription.Channel.Writer.TryWrite(notice);
        }
    }

    /// <summary>Listens until cancelled.</summary>
    /// <param name="userId">Whose notices; null for everybody's.</param>
    /// <param name="cancellationToken">Ends the listening.</param>
    public async IAsyncEnumerable<ChangeEvent> ListenAsync(
        Guid? userId, [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var id = Guid.CreateVersion7();

        // A listener that falls behind re-reads anyway, so that old notices may be lost.
        var channel = Channel.CreateBounded<ChangeEvent>(new BoundedChannelOptions(MostWaiting) { FullMode = BoundedChannelFullMode.DropOldest });
        _subscriptions[id] = new Subscription(userId, channel);
        try
        {
            await foreach (var notice in channel.Reader.ReadAllAsync(cancellationToken))
            {
                yield return notice;
            }
        }
        finally
        {
            _subscriptions.TryRemove(id, out _);
        }
    }

    private sealed record Subscription(Guid? UserId, Channel<ChangeEvent> Channel);
}
