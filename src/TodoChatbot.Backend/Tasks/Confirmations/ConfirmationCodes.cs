using System.Buffers.Binary;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.IdentityModel.Tokens;
using TodoChatbot.Backend.Accounts;
using TodoChatbot.Backend.Accounts.Passwords;
using TodoChatbot.Backend.Accounts.Tokens;
using TodoChatbot.Backend.Data;
using TodoChatbot.Backend.Rules;
using TodoChatbot.Contracts;

namespace TodoChatbot.Backend.Tasks.Confirmations;

/// <summary>
/// Issues and checks the codes by which a user agrees to a change: 40 bits of an HMAC in Crockford's base 32, short enough to be passed on
/// as text. A code is bound to the user, the operation, its arguments and the state that was shown. It works once, for ten minutes, and
/// ends after five wrong tries.
/// </summary>
internal sealed class ConfirmationCodes(SigningKeys keys, AppDbContext db, Caller caller, TimeProvider clock)
{
    /// <summary>Wrong codes after which the right one ends as well.</summary>
    public const int MaxWrongTries = 5;

    private const int Lifetime = 600;
    private const int CodeBytes = 5;
    private const int CodeLength = 8;
    private const string Digits = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";

    private long Now => clock.Now.ToUnixTimeSeconds();

    /// <summary>The state of tasks that a change of them is bound to.</summary>
    public static object StateOf(IReadOnlyList<TodoTask> tasks) => tasks.OrderBy(task => task.Number).Select(task => new { task.Id, task.Version }).ToList();

    /// <summary>A code for a change.</summary>
    /// <param name="request">The change.</param>
    /// <param name="state">What it would change, as it is now.</param>
    /// <param name="cancellationToken">Stops it.</param>
    public async Task<(string Code, DateTimeOffset Expires)> IssueAsync(ChangeRequest request, object state, CancellationToken cancellationToken)
    {
        var hash = HashOf(request, state);
        var expires = Now + Lifetime;
        return (CodeOf(keys.Signing, hash, expires, await RoundAsync(hash, cancellationToken)), DateTimeOffset.FromUnixTimeSeconds(expires));
    }

    /// <summary>Checks a code before the change begins, and counts a wrong one.</summary>
    /// <exception cref="RequestValidationException">The code is not valid for this change.</exception>
    public async Task CheckAsync(ChangeRequest request, object state, CancellationToken cancellationToken)
    {
        var hash = HashOf(request, state);
        if (!caller.HasAgreedTo(request.Confirmation!))
        {
            throw Refusal();
        }

        if (!await IsValidAsync(hash, request.Confirmation!, cancellationToken))
        {
            await CountAsync(TriesOf(hash), cancellationToken);
            throw Refusal();
        }
    }

    /// <summary>Uses up a code within the transaction of the change.</summary>
    /// <exception cref="RequestValidationException">The code is not valid for this change, or was used.</exception>
    public async Task UseAsync(ChangeRequest request, object state, CancellationToken cancellationToken)
    {
        var hash = HashOf(request, state);
        if (!caller.HasAgreedTo(request.Confirmation!) || !await IsValidAsync(hash, request.Confirmation!, cancellationToken))
        {
            throw Refusal();
        }

        await CountAsync(UsesOf(hash), cancellationToken);
    }

    private static RequestValidationException Refusal() =>
        new("That confirmation is not for this change: it has ended, was used, the tasks changed, or the user has not agreed. Ask the user again.");

    // The code does not say when it was issued, so each second of its lifetime is tried.
    private async Task<bool> IsValidAsync(string hash, string confirmation, CancellationToken cancellationToken)
    {
        var code = Normalized(confirmation);
        if (code.Length != CodeLength)
        {
            return false;
        }

        var round = await RoundAsync(hash, cancellationToken);
        var given = Encoding.ASCII.GetBytes(code);
        var isValid = false;
        foreach (var key in keys.Accepted)
        {
            for (var expires = Now + 1; expires <= Now + Lifetime; expires++)
            {
                isValid |= CryptographicOperations.FixedTimeEquals(given, Encoding.ASCII.GetBytes(CodeOf(key, hash, expires, round)));
            }
        }

        return isValid;
    }

    // People and models write lower case, hyphens, and O for 0.
    private static string Normalized(string confirmation)
    {
        var letters = confirmation.ToUpperInvariant().Where(letter => letter is not ('-' or ' '))
            .Select(letter => letter switch { 'O' => '0', 'I' or 'L' => '1', _ => letter }).Take(CodeLength + 1).ToArray();
        return letters.All(letter => Digits.Contains(letter)) ? new string(letters) : string.Empty;
    }

    private string CodeOf(SecurityKey key, string hash, long expires, string round)
    {
        var mac = HMACSHA256.HashData(((SymmetricSecurityKey)key).Key, Encoding.UTF8.GetBytes($"confirmation\n{caller.UserId}\n{hash}\n{expires}\n{round}"));
        Span<byte> bytes = stackalloc byte[sizeof(ulong)];
        mac.AsSpan(0, CodeBytes).CopyTo(bytes[(sizeof(ulong) - CodeBytes)..]);
        var number = BinaryPrimitives.ReadUInt64BigEndian(bytes);
        return string.Create(CodeLength, number, static (letters, value) =>
        {
            for (var index = letters.Length - 1; index >= 0; index--, value >>= 5)
            {
                letters[index] = Digits[(int)(value & 31)];
            }
        });
    }

    // Codes that were issued before a use, or before the last of five wrong tries, belong to an earlier round.
    private async Task<string> RoundAsync(string hash, CancellationToken cancellationToken)
    {
        var (tries, uses, now) = (TriesOf(hash), UsesOf(hash), clock.Now);
        var rows = await db.Set<PasswordAttempts>().AsNoTracking().Where(row => (row.Key == tries || row.Key == uses) && row.ExpiresAt > now)
            .ToListAsync(cancellationToken);
        int CountOf(byte[] key) => rows.FirstOrDefault(row => row.Key.AsSpan().SequenceEqual(key))?.Count ?? 0;
        return string.Create(CultureInfo.InvariantCulture, $"{CountOf(tries) / MaxWrongTries} {CountOf(uses)}");
    }

    private async Task CountAsync(byte[] key, CancellationToken cancellationToken)
    {
        var now = clock.Now.UtcDateTime;
        var until = now + TimeSpan.FromSeconds(Lifetime);
        Guid? userId = caller.UserId;
        await db.Database.ExecuteSqlAsync(
            $"""
            INSERT INTO password_attempts (key, user_id, count, expires_at)
            VALUES ({key}, {userId}, 1, {until})
            ON CONFLICT (key) DO UPDATE
            SET count = CASE WHEN password_attempts.expires_at <= {now} THEN 1 ELSE password_attempts.count + 1 END, expires_at = {until}
            """,
            cancellationToken);
    }

    private byte[] TriesOf(string hash) => SHA256.HashData(Encoding.UTF8.GetBytes($"confirmation tried {caller.UserId} {hash}"));

    private byte[] UsesOf(string hash) => SHA256.HashData(Encoding.UTF8.GetBytes($"confirmation used {caller.UserId} {hash}"));

    private static string HashOf(ChangeRequest request, object state) => Convert.ToHexStringLower(SHA256.HashData(
        JsonSerializer.SerializeToUtf8Bytes(new { request.Operation, request.Arguments, state }, Wire.Json)));
}
