using System.Security.Cryptography;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using TodoChatbot.Backend.Accounts.Profile;
using TodoChatbot.Backend.Accounts.Tokens;
using TodoChatbot.Backend.Data;
using TodoChatbot.Backend.Rules;
using TodoChatbot.Contracts.Accounts;

namespace TodoChatbot.Backend.Accounts.SigningIn;

/// <summary>Signs people up, in and out.</summary>
internal sealed partial class SignIn(
    AppDbContext db,
    UserManager<User> users,
    AccessTokens accessTokens,
    DummyPasswordHash decoy,
    IOptions<AccountOptions> options,
    TimeProvider clock,
    ILogger<SignIn> logger)
{
    private const int SaltBytes = 32;

    private TimeSpan Grace => TimeSpan.FromSeconds(options.Value.RefreshGraceSeconds);

    /// <summary>Makes an account and signs in.</summary>
    /// <returns>Null when the address has an account already.</returns>
    public async Task<Session?> RegisterAsync(Register request, CancellationToken cancellationToken)
    {
        var user = request.ToUser(clock.Now);
        try
        {
            return await db.InTransactionAsync(token => CreateAsync(user, request.Password, token), cancellationToken);
        }
        catch (DbUpdateException exception) when (exception.IsUniqueViolation)
        {
            // Another sign-up with this address was faster.
            return null;
        }
    }

    /// <summary>Signs in with a password.</summary>
    /// <returns>Null for an unknown address, a wrong password and a locked account alike.</returns>
    public async Task<Session?> LoginAsync(Login request, CancellationToken cancellationToken)
    {
        var user = await users.FindByEmailAsync(request.Validated().Email.Trim());
        if (user is null)
        {
            // Costs what a wrong password costs, so that nobody learns from a clock which addresses have an account.
            decoy.Check(users.PasswordHasher, request.Password);
            await CountWrongPasswordAsync(Guid.Empty, cancellationToken);
            return null;
        }

        var isRight = await users.CheckPasswordAsync(user, request.Password);
        var isLocked = isRight
            ? await ForgetWrongPasswordsAsync(user.Id, cancellationToken) == 0
            : await CountWrongPasswordAsync(user.Id, cancellationToken) == 0;
        if (isLocked)
        {
            SignInWhileLocked(user.Id);
        }

        return isRight && !isLocked ? await BeginSessionAsync(user, cancellationToken) : null;
    }

    /// <summary>Gives the next pair of tokens for a refresh token.</summary>
    /// <returns>Null when the session has ended, or ends now because an old token was shown.</returns>
    public async Task<Session?> RefreshAsync(RefreshSession request, CancellationToken cancellationToken)
    {
        if (!RefreshToken.TryParse(request.Validated().RefreshToken, out var token))
        {
            return null;
        }

        var now = clock.Now;
        var hash = token.Hash();
        if (await RotateAsync(token, hash, now, cancellationToken) is { } successor)
        {
            return await RenewAsync(successor, cancellationToken);
        }

        var session = await LiveSessions(now).FirstOrDefaultAsync(s => s.Id == token.SessionId, cancellationToken);
        if (session is null)
        {
            return null;
        }

        if (session.IsRepeated(hash, now, Grace))
        {
            return await RenewAsync(token.Successor(session.SuccessorSalt!), cancellationToken);
        }

        await RevokeAsync(db.Set<SignInSession>().Where(s => s.Id == session.Id), cancellationToken);
        OldTokenShown(session.UserId, session.Id);
        return null;
    }

    /// <summary>Ends the session that a refresh token belongs to; does nothing when there is none.</summary>
    public async Task LogoutAsync(RefreshSession request, CancellationToken cancellationToken)
    {
        if (RefreshToken.TryParse(request.Validated().RefreshToken, out var token))
        {
            var hash = token.Hash();
            await RevokeAsync(
                db.Set<SignInSession>().Where(s => s.Id == token.SessionId && (s.CurrentHash == hash || s.PreviousHash == hash)),
                cancellationToken);
        }
    }

    /// <summary>Ends every session of an account but one.</summary>
    /// <returns>How many.</returns>
    public Task<int> EndOtherSessionsAsync(Guid userId, Guid? except, CancellationToken cancellationToken) =>
        RevokeAsync(db.Set<SignInSession>().Where(s => s.UserId == userId && s.Id != except), cancellationToken);

    private async Task<Session?> CreateAsync(User user, string password, CancellationToken cancellationToken)
    {
        var created = await users.CreateAsync(user, password);
        if (created.Errors.Any(error => error.Code is nameof(IdentityErrorDescriber.DuplicateEmail) or nameof(IdentityErrorDescriber.DuplicateUserName)))
        {
            return null;
        }

        if (!created.Succeeded)
        {
            throw RequestValidationException.For(nameof(Register.Password), [.. created.Errors.Select(error => error.Description)]);
        }

        Registered(user.Id);
        return await BeginSessionAsync(user, cancellationToken);
    }

    // In one statement, so that guesses which are sent all at once are each counted.
    private Task<int> CountWrongPasswordAsync(Guid userId, CancellationToken cancellationToken)
    {
        var most = options.Value.LockoutAttempts;
        DateTimeOffset? until = clock.Now.AddMinutes(options.Value.LockoutMinutes);
        return Unlocked(userId).ExecuteUpdateAsync(
            set => set
                .SetProperty(u => u.LockoutEnd, u => u.AccessFailedCount + 1 >= most ? until : null)
                .SetProperty(u => u.AccessFailedCount, u => u.AccessFailedCount + 1 >= most ? 0 : u.AccessFailedCount + 1),
            cancellationToken);
    }

    private Task<int> ForgetWrongPasswordsAsync(Guid userId, CancellationToken cancellationToken) =>
        Unlocked(userId).ExecuteUpdateAsync(
            set => set.SetProperty(u => u.LockoutEnd, (DateTimeOffset?)null).SetProperty(u => u.AccessFailedCount, 0), cancellationToken);

    private IQueryable<User> Unlocked(Guid userId)
    {
        var now = clock.Now;
        return db.Set<User>().Where(u => u.Id == userId && (u.LockoutEnd == null || u.LockoutEnd <= now));
    }

    // Of several at once, exactly one finds the hash unchanged.
    private async Task<RefreshToken?> RotateAsync(RefreshToken token, byte[] hash, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var salt = RandomNumberGenerator.GetBytes(SaltBytes);
        var successor = token.Successor(salt);
        var successorHash = successor.Hash();
        var expires = now.AddDays(options.Value.SessionDays);
        var rotated = await LiveSessions(now)
            .Where(s => s.Id == token.SessionId && s.CurrentHash == hash)
            .ExecuteUpdateAsync(
                set => set
                    .SetProperty(s => s.CurrentHash, successorHash)
                    .SetProperty(s => s.PreviousHash, hash)
                    .SetProperty(s => s.SuccessorSalt, salt)
                    .SetProperty(s => s.RotatedAt, now)
                    .SetProperty(s => s.ExpiresAt, expires),
                cancellationToken);
        return rotated == 1 ? successor : null;
    }

    private async Task<Session?> RenewAsync(RefreshToken token, CancellationToken cancellationToken)
    {
        var user = await db.Set<SignInSession>()
            .Where(s => s.Id == token.SessionId)
            .Join(db.Set<User>(), s => s.UserId, u => u.Id, (_, u) => u)
            .AsNoTracking()
            .FirstOrDefaultAsync(cancellationToken);
        return user is null ? null : Answer(user, token);
    }

    private async Task<Session> BeginSessionAsync(User user, CancellationToken cancellationToken)
    {
        var now = clock.Now;
        var id = Guid.CreateVersion7(now);
        var token = RefreshToken.For(id);
        db.Add(new SignInSession
        {
            Id = id,
            UserId = user.Id,
            CreatedAt = now,
            ExpiresAt = now.AddDays(options.Value.SessionDays),
            CurrentHash = token.Hash(),
        });
        await db.SaveChangesAsync(cancellationToken);
        return Answer(user, token);
    }

    private Session Answer(User user, RefreshToken token) => new(
        user.ToItem(),
        accessTokens.ForSession(user.Id, token.SessionId),
        "Bearer",
        (int)accessTokens.Lifetime.TotalSeconds,
        token.ToString());

    private IQueryable<SignInSession> LiveSessions(DateTimeOffset now) =>
        db.Set<SignInSession>().Where(s => s.RevokedAt == null && s.ExpiresAt > now);

    private Task<int> RevokeAsync(IQueryable<SignInSession> sessions, CancellationToken cancellationToken)
    {
        DateTimeOffset? now = clock.Now;
        return sessions.ExecuteUpdateAsync(set => set.SetProperty(s => s.RevokedAt, now), cancellationToken);
    }

    [LoggerMessage(Level = LogLevel.Information, Message = "User {UserId} signed up")]
    private partial void Registered(Guid userId);

    [LoggerMessage(Level = LogLevel.Warning, Message = "Somebody tries to sign in as user {UserId}, whose account is locked")]
    private partial void SignInWhileLocked(Guid userId);

    [LoggerMessage(Level = LogLevel.Warning, Message = "An old refresh token of user {UserId} was shown; session {SessionId} is ended")]
    private partial void OldTokenShown(Guid userId, Guid sessionId);
}
