using System.Data.Common;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.Extensions.Options;
using TodoChatbot.Backend.Data.Connections;

namespace TodoChatbot.Backend.Data.Outages;

/// <summary>
/// After an operation gave up on the database, refuses new connections for a moment: waiting requests would only pile up, and a
/// database that wakes up is not helped by a crowd at its door.
/// </summary>
internal sealed class DatabaseCircuitBreaker(IOptions<DatabaseOptions> options, TimeProvider clock) : DbConnectionInterceptor
{
    private readonly TimeSpan _length = TimeSpan.FromSeconds(options.Value.OutagePause);
    private volatile Pause? _current;

    /// <summary>Refuses connections for a moment, where the outage concerns all of them.</summary>
    public void Report(OutageCause cause)
    {
        if (StopsEverything(cause))
        {
            _current = new Pause(cause, clock.GetUtcNow() + _length);
        }
    }

    public override ValueTask<InterceptionResult> ConnectionOpeningAsync(
        DbConnection connection, ConnectionEventData eventData, InterceptionResult result, CancellationToken cancellationToken = default)
    {
        if (_current is { } pause && clock.GetUtcNow() < pause.Until)
        {
            throw new DatabasePausedException(pause.Cause);
        }

        return ValueTask.FromResult(result);
    }

    public override Task ConnectionOpenedAsync(
        DbConnection connection, ConnectionEndEventData eventData, CancellationToken cancellationToken = default)
    {
        _current = null;
        return Task.CompletedTask;
    }

    // A full pool has room as soon as somebody is done, and a full disk can still be read. A local file is not helped by a pause.
    // One slow statement says nothing about the others.
    private static bool StopsEverything(OutageCause cause) =>
        cause is not (OutageCause.Exhausted or OutageCause.StorageFull or OutageCause.FileUnusable or OutageCause.TimedOut);

    private sealed record Pause(OutageCause Cause, DateTimeOffset Until);
}
