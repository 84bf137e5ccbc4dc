using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using TodoChatbot.Backend.Accounts.Profile;
using TodoChatbot.Backend.Broadcasting;
using TodoChatbot.Backend.Data;
using TodoChatbot.Backend.Data.Outages;
using TodoChatbot.Backend.Rules;
using TodoChatbot.Contracts;
using TodoChatbot.Contracts.Accounts;

namespace TodoChatbot.Backend.Accounts.Tokens;

/// <summary>The caller's personal access tokens.</summary>
internal sealed class PersonalAccessTokens(AppDbContext db, Caller caller, CurrentUser user, ChangeBroadcaster notices, TimeProvider clock) : IExportSource
{
    /// <summary>Tells our tokens from signed ones, and lets scanners find them in public code.</summary>
    public const string Prefix = "todo_pat_";

    private const int SecretBytes = 32;
    private const int DefaultDays = 90;
    private const int HintLength = 4;

    // A finer record would write a row for each request.
    private static readonly TimeSpan LastUsedPrecision = TimeSpan.FromMinutes(5);

    public string Name => "tokens";

    private IQueryable<PersonalAccessToken> Mine => db.Set<PersonalAccessToken>().Where(token => token.UserId == caller.UserId);

    public static byte[] HashOf(string token) => SHA256.HashData(Encoding.UTF8.GetBytes(token));

    public async Task<Page<TokenItem>> ListAsync(CancellationToken cancellationToken)
    {
        var tokens = await Mine.AsNoTracking().OrderBy(token => token.CreatedAt).Take(Limits.TokensPerUser).ToListAsync(cancellationToken);
        return new Page<TokenItem>([.. tokens.Select(token => token.ToItem())]);
    }

    public async Task<CreatedToken> CreateAsync(CreateToken request, CancellationToken cancellationToken)
    {
        request.Validated();
        await user.GetAsync(cancellationToken);
        if (await Mine.CountAsync(cancellationToken) >= Limits.TokensPerUser)
        {
            throw new ConflictException($"You have {Limits.TokensPerUser} tokens. Delete one that you no longer need.");
        }

        var now = clock.Now;
        var text = Prefix + Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(SecretBytes));
        var token = new PersonalAccessToken
        {
            Id = Guid.CreateVersion7(now),
            UserId = caller.UserId,
            Name = request.Name.Trim(),
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

    /// <summary>Revokes a token at once.</summary>
    /// <returns>False when the caller has no such token.</returns>
    public async Task<bool> DeleteAsync(Guid id, CancellationToken cancellationToken)
    {
        if (await Mine.Where(token => token.Id == id).ExecuteDeleteAsync(cancellationToken) == 0)
        {
            return false;
        }

        notices.Publish(new ChangeEvent(ChangeKind.TokenRevoked, caller.UserId, id));
        return true;
    }

    /// <summary>The token with this text, if it holds; notes that it was used.</summary>
    public async Task<PersonalAccessToken?> FindAsync(string text, CancellationToken cancellationToken)
    {
        var hash = HashOf(text);
        var now = clock.Now;
        var token = await db.Set<PersonalAccessToken>().AsNoTracking()
            .FirstOrDefaultAsync(t => t.Hash == hash && t.ExpiresAt > now, cancellationToken);
        if (token is not null && !(now - token.LastUsedAt < LastUsedPrecision))
        {
            await NoteUseAsync(token.Id, now, cancellationToken);
        }

        return token;
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

    public async Task<JsonArray> ExportAsync(CancellationToken cancellationToken) =>
        ExportJson.ArrayOf((await ListAsync(cancellationToken)).Items);
}
