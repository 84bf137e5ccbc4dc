using System.Buffers;
using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using Microsoft.EntityFrameworkCore;
using TodoChatbot.Backend.Accounts.Exporting;
using TodoChatbot.Backend.Accounts.Profile;
using TodoChatbot.Backend.Broadcasting;
using TodoChatbot.Backend.Data;
using TodoChatbot.Backend.Data.Outages;
using TodoChatbot.Backend.Rules;
using TodoChatbot.Contracts;
using TodoChatbot.Contracts.Accounts;

namespace TodoChatbot.Backend.Accounts.Tokens;

/// <summary>The caller's personal access tokens.</summary>
internal sealed class PersonalAccessTokens(AppDbContext db, Caller caller, ChangeBroadcaster notices, SecurityLog log, TimeProvider clock) : IExportSource
{
    /// <summary>Tells our tokens from signed ones, and lets scanners find them in public code.</summary>
    public const string Prefix = "todo_pat_";

    private const int SecretBytes = 32;
    private const int DefaultDays = 90;
    private const int HintLength = 4;

    // Tokens of earlier releases have no checksum and stay valid.
    private const int EarlierLength = 9 + 43;

    private static readonly SearchValues<char> TextCharacters =
        SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_");

    // A finer record would write a row for each request.
    private static readonly TimeSpan LastUsedPrecision = TimeSpan.FromMinutes(5);

    public string Name => "tokens";

    private IQueryable<PersonalAccessToken> Mine => db.Set<PersonalAccessToken>().Where(token => token.UserId == caller.UserId);

    public static byte[] HashOf(string token) => SHA256.HashData(Encoding.UTF8.GetBytes(token));

    public async Task<Page<TokenItem>> ListAsync(CancellationToken cancellationToken)
    {
        var tokens = await Mine.AsNoTracking().OrderBy(token => token.CreatedAt).ToListAsync(cancellationToken);
        return new Page<TokenItem>([.. tokens.Select(token => token.ToItem())]);
    }

    public async Task<CreatedToken> CreateAsync(CreateToken request, CancellationToken cancellationToken)
    {
        request = (request with { Name = TextRules.Tidy(request.Name) }).Validated();
        var created = await db.InTransactionAsync(token => AddAsync(request, token), cancellationToken);
        log.TokenCreated(caller.UserId, created.Item.Id, created.Item.Scope.ToString());
        return created;
    }

    /// <summary>Revokes a token at once.</summary>
    /// <returns>False when the caller has no such token.</returns>
    public async Task<bool> DeleteAsync(Guid id, CancellationToken cancellationToken)
    {
        if (await Mine.Where(token => token.Id == id).ExecuteDeleteAsync(cancellationToken) == 0)
        {
            return false;
        }

        Revoked(id);
        return true;
    }

    /// <summary>Revokes all of them once the open transaction is committed.</summary>
    /// <returns>How many.</returns>
    public async Task<int> DeleteAllAsync(CancellationToken cancellationToken)
    {
        var ids = await Mine.Select(token => token.Id).ToListAsync(cancellationToken);
        await Mine.ExecuteDeleteAsync(cancellationToken);
        db.AfterCommit(() => ids.ForEach(Revoked));
        return ids.Count;
    }

    /// <summary>True for a text that can be a token, as far as its form tells; a mistyped one is told from its checksum.</summary>
    public static bool IsWellFormed(string text) =>
        text.StartsWith(Prefix, StringComparison.Ordinal)
        && text.AsSpan(Prefix.Length).ContainsAnyExcept(TextCharacters) is false
        && (text.Length == EarlierLength
            || (text.Length == EarlierLength + TokenChecksum.TextLength
                && text.AsSpan(EarlierLength).SequenceEqual(TokenChecksum.TextOf(text.AsSpan(0, EarlierLength)))));

    /// <summary>The token with this hash, if it is valid; notes that it was used.</summary>
    public async Task<PersonalAccessToken?> FindAsync(byte[] hash, CancellationToken cancellationToken)
    {
        var now = clock.Now;
        var token = await db.Set<PersonalAccessToken>().AsNoTracking()
            .FirstOrDefaultAsync(t => t.Hash == hash && t.ExpiresAt > now, cancellationToken);
        if (token is not null && !(now - token.LastUsedAt < LastUsedPrecision))
        {
            await NoteUseAsync(token.Id, now, cancellationToken);
        }

        return token;
    }

    public async Task WriteAsync(ExportWriter writer, CancellationToken cancellationToken) =>
        await writer.ItemsAsync((await ListAsync(cancellationToken)).Items, cancellationToken);

    // The cap holds for requests that are sent all at once: the row of the user is locked until the token is there.
    private async Task<CreatedToken> AddAsync(CreateToken request, CancellationToken cancellationToken)
    {
        var locked = await db.Set<User>().Where(user => user.Id == caller.UserId)
            .ExecuteUpdateAsync(set => set.SetProperty(user => user.AccessFailedCount, user => user.AccessFailedCount), cancellationToken);
        if (locked == 0)
        {
            throw new AccountGoneException();
        }

        if (await Mine.CountAsync(cancellationToken) >= Limits.TokensPerUser)
        {
            throw new ConflictException($"You have {Limits.TokensPerUser} tokens. Delete one that you no longer need.");
        }

        var now = clock.Now;
        var secret = Prefix + Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(SecretBytes));
        var text = secret + TokenChecksum.TextOf(secret);
        var token = new PersonalAccessToken
        {
            Id = Guid.CreateVersion7(now),
            UserId = caller.UserId,
            Name = request.Name,
            Scope = request.Scope,
            Hash = HashOf(text),
            Hint = text[^HintLength..],
            CreatedAt = now,
            ExpiresAt = now.AddDays(request.ExpiresInDays ?? DefaultDays),
        };
        db.Add(token);
        await db.SaveChangesAsync(cancellationToken);
        return new CreatedToken(text, token.ToItem());
    }

    private void Revoked(Guid id)
    {
        notices.Publish(new ChangeEvent(ChangeKind.CredentialRevoked, caller.UserId, id));
        log.TokenRevoked(caller.UserId, id);
    }

    // A database that can only be read lets a token read.
    private async Task NoteUseAsync(Guid id, DateTimeOffset? now, CancellationToken cancellationToken)
    {
        try
        {
            await db.Set<PersonalAccessToken>().Where(t => t.Id == id)
                .ExecuteUpdateAsync(set => set.SetProperty(t => t.LastUsedAt, now), cancellationToken);
        }
        catch (Exception exception) when (DatabaseOutage.CauseOf(exception) is OutageCause.StorageFull or OutageCause.FileUnusable)
        {
            // The time of the last use is lost; nothing else is.
        }
    }
}
