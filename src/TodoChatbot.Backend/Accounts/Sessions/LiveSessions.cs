using System.Collections.Concurrent;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using TodoChatbot.Backend.Accounts.SigningIn;
using TodoChatbot.Backend.Broadcasting;
using TodoChatbot.Backend.Data;

namespace TodoChatbot.Backend.Accounts.Sessions;

/// <summary>
/// Knows which sessions have ended although their access tokens have not. What it read is good for seconds; that a session has ended it
/// learns at once, from this process and from the others.
/// </summary>
internal sealed class LiveSessions
{
    private const int MaxEntries = 10_000;

    private readonly ConcurrentDictionary<Guid, Entry> _entries = new();
    private readonly ChangeBroadcaster _broadcaster;
    private readonly IOptions<AccountOptions> _options;
    private readonly TimeProvider _clock;

    public LiveSessions(ChangeBroadcaster broadcaster, IOptions<AccountOptions> options, TimeProvider clock)
    {
        (_broadcaster, _options, _clock) = (broadcaster, options, clock);
        broadcaster.Received += Forget;
    }

    private TimeSpan Lifetime => TimeSpan.FromSeconds(_options.Value.SessionCheckSeconds);

    /// <summary>True when the session was alive within the last seconds.</summary>
    public async ValueTask<bool> IsAliveAsync(Guid sessionId, AppDbContext db, CancellationToken cancellationToken) =>
        _entries.TryGetValue(sessionId, out var entry) && _clock.GetUtcNow() - entry.CheckedAt < Lifetime
            ? !entry.HasEnded
            : await FindAsync(sessionId, db, cancellationToken) is not null;

    /// <summary>Looks the session up now.</summary>
    /// <returns>Null when it has ended.</returns>
    public async Task<LiveSession?> FindAsync(Guid sessionId, AppDbContext db, CancellationToken cancellationToken)
    {
        var now = _clock.Now;
        var session = await db.Set<SignInSession>().AsNoTracking()
            .Where(s => s.Id == sessionId && s.RevokedAt == null && s.ExpiresAt > now)
            .Select(s => new LiveSession(s.Id, s.UserId, s.AuthenticatedAt ?? s.CreatedAt))
            .FirstOrDefaultAsync(cancellationToken);
        if (session is null)
        {
            Put(sessionId, new Entry(Guid.Empty, _clock.GetUtcNow(), HasEnded: true));
            return null;
        }

        Began(session.Id, session.UserId);
        return session;
    }

    /// <summary>Notes a session that is alive, unless it has ended in the meantime.</summary>
    public void Began(Guid sessionId, Guid userId) => Put(sessionId, new Entry(userId, _clock.GetUtcNow(), HasEnded: false));

    /// <summary>Tells every process that a session, or all sessions of a user, have ended.</summary>
    public void End(Guid userId, Guid? sessionId) => _broadcaster.Publish(new ChangeEvent(ChangeKind.CredentialRevoked, userId, sessionId));

    private void Forget(ChangeEvent change)
    {
        if (change.Kind != ChangeKind.CredentialRevoked)
        {
            return;
        }

        var ended = new Entry(change.UserId, _clock.GetUtcNow(), HasEnded: true);
        if (change.Id is { } id)
        {
            Put(id, ended);
            return;
        }

        foreach (var sessionId in _entries.Where(pair => pair.Value.UserId == change.UserId).Select(pair => pair.Key))
        {
            Put(sessionId, ended);
        }
    }

    // A session never comes back, so a read that was under way when it ended does not count.
    private void Put(Guid sessionId, Entry entry)
    {
        _entries.AddOrUpdate(sessionId, entry, (_, known) => known.HasEnded ? known with { CheckedAt = entry.CheckedAt } : entry);
        if (_entries.Count > MaxEntries)
        {
            RemoveOld();
        }
    }

    private void RemoveOld()
    {
        var now = _clock.GetUtcNow();
        foreach (var old in _entries.Where(pair => now - pair.Value.CheckedAt >= Lifetime))
        {
            _entries.TryRemove(old);
        }

        if (_entries.Count > MaxEntries)
        {
            _entries.Clear();
        }
    }

    private sealed record Entry(Guid UserId, DateTimeOffset CheckedAt, bool HasEnded);
}
