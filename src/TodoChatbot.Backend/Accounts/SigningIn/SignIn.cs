using System.Security.Cryptography;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using TodoChatbot.Backend.Accounts.Passwords;
using TodoChatbot.Backend.Accounts.Profile;
using TodoChatbot.Backend.Accounts.Sessions;
using TodoChatbot.Backend.Accounts.Tokens;
using TodoChatbot.Backend.Data;
using TodoChatbot.Backend.Rules;
using TodoChatbot.Contracts.Accounts;

namespace TodoChatbot.Backend.Accounts.SigningIn;

/// <summary>Signs people up, in and out.</summary>
internal sealed class SignIn(
    AppDbContext db,
    UserManager<User> users,
    PasswordService passwords,
    PasswordStrength strength,
    PasswordAttemptLimiter attempts,
    SessionIssuer sessions,
    AccessTokens accessTokens,
    SecurityLog log,
    IOptions<AccountOptions> options,
    TimeProvider clock)
{
    private const int SaltBytes = 32;

    private TimeSpan Grace => TimeSpan.FromSeconds(options.Value.RefreshGraceSeconds);

    /// <summary>Creates an account and signs in.</summary>
    /// <returns>Null when the address has an account already.</returns>
    public async Task<Session?> RegisterAsync(Register request, CancellationToken cancellationToken)
    {
        var user = request.ToUser(clock.Now, strength);
        user.PasswordHash = passwords.Hash(user, request.Password);
        try
        {
            return await db.InTransactionAsync(token => CreateAsync(user, token), cancellationToken);
        }
        catch (DbUpdateException exception) when (exception.IsUniqueViolation)
        {
            // Another sign-up with this address was faster.
            return null;
        }
    }

    /// <summary>Signs in with a password.</summary>
    public async Task<SignInResult> LoginAsync(Login request, CancellationToken cancellationToken)
    {
        var user = await FindAsync(request.Validated().Email, cancellationToken);
        var device = await accessTokens.DeviceOfAsync(request.DeviceToken, user);

        // Guesses from elsewhere must not keep the owner out, so a known device has attempts of its own.
        var key = user is not null && device is { } known
            ? AttemptKey.ForDevice(known, user.Id)
            : AttemptKey.ForEmail(EmailAddress.KeyOf(request.Email), user?.Id);
        if (await attempts.BeginAsync(key, cancellationToken) is { } until)
        {
            log.SignInPaused(user?.Id, until);
            return new SignInResult(Session: null, until);
        }

        var result = passwords.Verify(user, request.Password);
        if (user is null || result == PasswordVerificationResult.Failed)
        {
            await attempts.FailAsync(key, cancellationToken);
            log.SignInFailed(user?.Id);
            return new SignInResult(Session: null);
        }

        if (result == PasswordVerificationResult.SuccessRehashNeeded)
        {
            await RehashAsync(user, request.Password, cancellationToken);
        }

        return new SignInResult(await SignInAsync(user, device, key, cancellationToken));
    }

    /// <summary>Gives the next pair of tokens for a refresh token.</summary>
    /// <returns>Null when the session has ended, or ends now because one of its old tokens was used.</returns>
    public async Task<Session?> RefreshAsync(RefreshSession request, CancellationToken cancellationToken)
    {
        if (!RefreshToken.TryParse(request.Validated().RefreshToken, clock.Now, out var token))
        {
            return null;
        }

        var now = clock.Now;
        var hash = token.Hash();
        var found = await FindLiveAsync(token.SessionId, now, cancellationToken);
        if (found is { } first && CryptographicOperations.FixedTimeEquals(first.Session.CurrentHash, hash))
        {
            if (await RotateAsync(first.Session, token, hash, now, cancellationToken) is { } successor)
            {
                return sessions.SessionOf(first.User, successor);
            }

            // Another request with the same token was faster.
            found = await FindLiveAsync(token.SessionId, now, cancellationToken);
        }

        if (found is not { } later)
        {
            return null;
        }

        if (later.Session.IsRepeated(hash, now, Grace))
        {
            return sessions.SessionOf(later.User, token.Successor(later.Session.SuccessorSalt!, later.Session.FamilyKey ?? []));
        }

        // Knowing only the session's id must not be enough to end it.
        if (later.Session.HasGivenOut(token, hash))
        {
            await sessions.EndAsync(later.Session.UserId, later.Session.Id, cancellationToken);
            log.RefreshTokenReused(later.Session.UserId, later.Session.Id);
        }

        return null;
    }

    /// <summary>Ends the session that a refresh token belongs to; does nothing when there is none.</summary>
    public async Task LogoutAsync(RefreshSession request, CancellationToken cancellationToken)
    {
        if (!RefreshToken.TryParse(request.Validated().RefreshToken, clock.Now, out var token))
        {
            return;
        }

        var hash = token.Hash();
        if (await FindLiveAsync(token.SessionId, clock.Now, cancellationToken) is { } found && found.Session.HasGivenOut(token, hash))
        {
            await sessions.EndAsync(found.User.Id, found.Session.Id, cancellationToken);
            log.SignedOut(found.User.Id, found.Session.Id);
        }
    }

    private async Task<Session?> CreateAsync(User user, CancellationToken cancellationToken)
    {
        if (await FindAsync(user.Email!, cancellationToken) is not null)
        {
            return null;
        }

        var created = await users.CreateAsync(user);
        if (created.Errors.Any(error => error.Code is nameof(IdentityErrorDescriber.DuplicateEmail) or nameof(IdentityErrorDescriber.DuplicateUserName)))
        {
            return null;
        }

        if (!created.Succeeded)
        {
            throw RequestValidationException.For(nameof(Register.Email), [.. created.Errors.Select(error => error.Description)]);
        }

        var session = await sessions.BeginAsync(user, deviceId: null, failedSignIns: 0, cancellationToken);
        db.AfterCommit(() => log.SignedUp(user.Id));
        return session;
    }

    private Task<Session> SignInAsync(User user, Guid? device, AttemptKey key, CancellationToken cancellationToken) => db.InTransactionAsync(
        async token =>
        {
            await attempts.ForgetAsync(key, token);
            if (user.AccessFailedCount > 0)
            {
                await db.Set<User>().Where(u => u.Id == user.Id)
                    .ExecuteUpdateAsync(set => set.SetProperty(u => u.AccessFailedCount, 0).SetProperty(u => u.LockoutEnd, (DateTimeOffset?)null), token);
            }

            var session = await sessions.BeginAsync(user, device, user.AccessFailedCount, token);
            db.AfterCommit(() => log.SignedIn(user.Id, user.AccessFailedCount));
            return session;
        },
        cancellationToken);

    // Only the hash that was checked is replaced: the password may be changed at the same moment.
    private async Task RehashAsync(User user, string password, CancellationToken cancellationToken)
    {
        var (before, after) = (user.PasswordHash, passwords.Hash(user, password));
        await db.Set<User>().Where(u => u.Id == user.Id && u.PasswordHash == before)
            .ExecuteUpdateAsync(set => set.SetProperty(u => u.PasswordHash, after), cancellationToken);
    }

    private async Task<User?> FindAsync(string email, CancellationToken cancellationToken)
    {
        var (key, earlierKey) = (EmailAddress.KeyOf(email), EmailAddress.EarlierKeyOf(email));
        var found = await db.Set<User>().AsNoTracking().Where(u => u.NormalizedEmail == key || u.NormalizedEmail == earlierKey).ToListAsync(cancellationToken);
        return found.FirstOrDefault(user => user.NormalizedEmail == key) ?? found.FirstOrDefault();
    }

    // Of several at once, exactly one finds the hash unchanged.
    private async Task<RefreshToken?> RotateAsync(
        SignInSession session, RefreshToken token, byte[] hash, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var salt = RandomNumberGenerator.GetBytes(SaltBytes);
        var familyKey = session.FamilyKey ?? RandomNumberGenerator.GetBytes(RefreshToken.FamilyKeyBytes);
        var successor = token.Successor(salt, familyKey);
        var successorHash = successor.Hash();
        var expires = now.AddDays(options.Value.SessionDays);
        var rotated = await Live(now)
            .Where(s => s.Id == session.Id && s.CurrentHash == hash)
            .ExecuteUpdateAsync(
                set => set
                    .SetProperty(s => s.CurrentHash, successorHash)
                    .SetProperty(s => s.PreviousHash, hash)
                    .SetProperty(s => s.SuccessorSalt, salt)
                    .SetProperty(s => s.FamilyKey, familyKey)
                    .SetProperty(s => s.RotatedAt, now)
                    .SetProperty(s => s.ExpiresAt, expires),
                cancellationToken);
        return rotated == 1 ? successor : null;
    }

    private async Task<(SignInSession Session, User User)?> FindLiveAsync(Guid sessionId, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var found = await Live(now)
            .Where(s => s.Id == sessionId)
            .Join(db.Set<User>(), s => s.UserId, u => u.Id, (session, user) => new { session, user })
            .AsNoTracking()
            .FirstOrDefaultAsync(cancellationToken);
        return found is null ? null : (found.session, found.user);
    }

    private IQueryable<SignInSession> Live(DateTimeOffset now) => db.Set<SignInSession>().Where(s => s.RevokedAt == null && s.ExpiresAt > now);
}
