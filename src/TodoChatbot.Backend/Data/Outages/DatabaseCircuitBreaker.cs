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
    private readonly TimeSpan _length = TimeSpan.FromSeconds(options.Value.DatabaseCircuitBreaker);
    private volatile Pause? _current;

    /// <summary>Begins a pause.</summary>
    public void Begin(OutageCause cause) => _current = new Pause(cause, clock.GetUtcNow() + _length);

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

    private sealed record Pause(OutageCause Cause, DateTimeOffset Until);
}
