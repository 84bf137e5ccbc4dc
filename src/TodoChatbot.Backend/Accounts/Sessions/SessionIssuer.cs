using System.Security.Cryptography;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using TodoChatbot.Backend.Accounts.SigningIn;
using TodoChatbot.Backend.Accounts.Tokens;
using TodoChatbot.Backend.Data;
using TodoChatbot.Contracts.Accounts;

namespace TodoChatbot.Backend.Accounts.Sessions;

/// <summary>Begins and ends sessions.</summary>
internal sealed class SessionIssuer(
    AppDbContext db, AccessTokens accessTokens, LiveSessions live, IOptions<AccountOptions> options, TimeProvider clock)
{
    /// <summary>Signs a user in on a device.</summary>
    /// <param name="user">The user, who has just used a sign-in method.</param>
    /// <param name="deviceId">The device if it is known; null for a new one.</param>
    /// <param name="failedSignIns">Wrong passwords since the last sign-in.</param>
    /// <param name="cancellationToken">Stops it.</param>
    public async Task<Session> BeginAsync(User user, Guid? deviceId, int failedSignIns, CancellationToken cancellationToken)
    {
        var now = clock.Now;
        var id = Guid.CreateVersion7(now);
        var familyKey = RandomNumberGenerator.GetBytes(RefreshToken.FamilyKeyBytes);
        var token = RefreshToken.For(id, familyKey);
        db.Add(new SignInSession
        {
            Id = id,
            UserId = user.Id,
            CreatedAt = now,
            AuthenticatedAt = now,
            ExpiresAt = now.AddDays(options.Value.SessionDays),
            CurrentHash = token.Hash(),
            FamilyKey = familyKey,
        });
        await db.SaveChangesAsync(cancellationToken);
        live.Began(id, user.Id);
        return SessionOf(user, token) with
        {
            DeviceToken = accessTokens.ForDevice(user, deviceId ?? Guid.CreateVersion7(now)),
            FailedSignIns = failedSignIns,
        };
    }

    /// <summary>The next pair of tokens of a session.</summary>
    public Session SessionOf(User user, RefreshToken token) => new(
        user.ToItem(),
        accessTokens.ForSession(user.Id, token.SessionId),
        "Bearer",
        (int)accessTokens.Lifetime.TotalSeconds,
        token.ToString());

    /// <summary>Ends one session, with its access tokens and open streams.</summary>
    public async Task EndAsync(Guid userId, Guid sessionId, CancellationToken cancellationToken)
    {
        await RevokeAsync(db.Set<SignInSession>().Where(session => session.Id == sessionId), cancellationToken);
        live.End(userId, sessionId);
    }

    /// <summary>Ends every session of a user once the open transaction is committed.</summary>
    /// <returns>How many.</returns>
    public async Task<int> EndAllAsync(Guid userId, CancellationToken cancellationToken)
    {
        var now = clock.Now;
        var mine = db.Set<SignInSession>().Where(session => session.UserId == userId && session.RevokedAt == null && session.ExpiresAt > now);
        var ids = await mine.Select(session => session.Id).ToListAsync(cancellationToken);
        var ended = await RevokeAsync(mine, cancellationToken);
        db.AfterCommit(() => ids.ForEach(id => live.End(userId, id)));
        return ended;
    }

    private Task<int> RevokeAsync(IQueryable<SignInSession> sessions, CancellationToken cancellationToken)
    {
        DateTimeOffset? now = clock.Now;
        return sessions.ExecuteUpdateAsync(set => set.SetProperty(session => session.RevokedAt, now), cancellationToken);
    }
}
