using System.Runtime.CompilerServices;

namespace TodoChatbot.Backend.Chat.Runs;

/// <summary>A run that this process works on: its events as they happen, for those who listen here.</summary>
internal sealed class LocalRun(Guid id, Guid ownerId, int epoch) : IDisposable
{
    private readonly Lock _lock = new();
    private readonly List<RunEvent> _events = [];
    private readonly CancellationTokenSource _cancellation = new();
    private TaskCompletionSource _changed = NewSignal();
    private bool _ended;

    public Guid Id => id;

    public Guid OwnerId => ownerId;

    public int Epoch => epoch;

    /// <summary>Cancelled when the work is to stop.</summary>
    public CancellationToken Stopping => _cancellation.Token;

    /// <summary>True when a person asked for the stop, false when the process ends or the run was lost.</summary>
    public bool IsCancelledByPerson { get; private set; }

    /// <summary>Stops the work.</summary>
    public void Stop(bool byPerson)
    {
        IsCancelledByPerson |= byPerson;
        try
        {
            _cancellation.Cancel();
        }
        catch (ObjectDisposedException)
        {
            // The work has just ended.
        }
    }

    /// <summary>Adds events that are committed.</summary>
    public void Add(IReadOnlyList<RunEvent> events)
    {
        lock (_lock)
        {
            _events.AddRange(events);
            Signal();
        }
    }

    /// <summary>Says that nothing more will come from this process.</summary>
    public void End()
    {
        lock (_lock)
        {
            _ended = true;
            Signal();
        }
    }

    /// <summary>The events after one, until this process is done with the run.</summary>
    public async IAsyncEnumerable<RunEvent> ReadAsync(int after, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        while (true)
        {
            RunEvent[] fresh;
            Task changed;
            bool ended;
            lock (_lock)
            {
                fresh = [.. _events.Where(happened => happened.Sequence > after)];
                changed = _changed.Task;
                ended = _ended;
            }

            foreach (var happened in fresh)
            {
                yield return happened;
                after = happened.Sequence;
            }

            if (ended && fresh.Length == 0)
            {
                yield break;
            }

            if (fresh.Length == 0)
            {
                await changed.WaitAsync(cancellationToken);
            }
        }
    }

    public void Dispose() => _cancellation.Dispose();

    private void Signal()
    {
        _changed.TrySetResult();
        _changed = NewSignal();
    }

    private static TaskCompletionSource NewSignal() => new(TaskCreationOptions.RunContinuationsAsynchronously);
}
