using System.Security.Cryptography;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;
using TodoChatbot.Backend.Accounts;
using TodoChatbot.Backend.Accounts.Profile;
using TodoChatbot.Backend.Data;
using TodoChatbot.Backend.Data.Owners;
using TodoChatbot.Backend.Rules;
using TodoChatbot.Contracts;

namespace TodoChatbot.Backend.Hosting.Idempotency;

/// <summary>
/// Runs a POST that carries an Idempotency-Key in one transaction with the storing of its answer. Whenever the process is killed,
/// either both are there or neither is, so that sending the request again does it exactly once.
/// </summary>
internal sealed class IdempotencyMiddleware(RequestDelegate next, IStringLocalizer<Messages> messages)
{
    /// <summary>The largest answer that is stored; of a larger one only the status is.</summary>
    public const int MaxStoredBytes = 16 * 1024;

    private const string Replayed = "Idempotent-Replayed";

    private static readonly TimeSpan Lifetime = TimeSpan.FromHours(24);

    public async Task InvokeAsync(HttpContext context, AppDbContext db, Caller caller, CurrentUser user, TimeProvider clock)
    {
        var endpoint = context.GetEndpoint();
        if (!HttpMethods.IsPost(context.Request.Method)
            || context.Request.Headers[Headers.IdempotencyKey] is not [{ Length: > 0 } key, ..]
            || context.User.Identity?.IsAuthenticated != true
            || endpoint is null
            || endpoint.Metadata.GetMetadata<IAllowAnonymous>() is not null
            || endpoint.Metadata.GetMetadata<NoIdempotency>() is not null
            || endpoint.Metadata.GetMetadata<OwnIdempotency>() is not null)
        {
            await next(context);
            return;
        }

        CheckKey(key);
        await user.GetAsync(context.RequestAborted);
        var isSecret = endpoint.Metadata.GetMetadata<HoldsSecret>() is not null;
        var hash = await RequestFingerprint.OfAsync(context.Request, withBody: !isSecret, context.RequestAborted);
        await RunAsync(context, db, new Claim(caller.UserId, key, hash, clock.Now, isSecret));
    }

    public static void CheckKey(string key)
    {
        if (key.Length > Limits.IdempotencyKeyLength)
        {
            throw RequestValidationException.For(Headers.IdempotencyKey, $"An Idempotency-Key has up to {Limits.IdempotencyKeyLength} characters; this one has {key.Length}.");
        }
    }

    public static ProblemHttpResult Reused { get; } = Problem.Of(
        ErrorCodes.IdempotencyKeyReused, "This Idempotency-Key was used with another request. Use a new key for a new request.");

    private static ProblemHttpResult Untold { get; } = Problem.Of(
        ErrorCodes.Conflict, "This was done already with this Idempotency-Key. Its answer is shown only once and was not kept.");

    private async Task RunAsync(HttpContext context, AppDbContext db, Claim claim)
    {
        var client = context.Response.Body;
        try
        {
            var outcome = await db.InTransactionAsync(
                async token =>
                {
                    _ = await db.LockOwnerAsync(claim.OwnerId, token) ?? throw new AccountGoneException();
                    using var buffer = new MemoryStream();
                    context.Response.Body = buffer;
                    return await ClaimAsync(db, claim, token)
                        ? await DoAsync(context, buffer, db, claim, token)
                        : new Outcome(await Stored(db, claim).AsNoTracking().FirstAsync(token), IsReplay: true);
                },
                context.RequestAborted);
            context.Response.Body = client;
            await AnswerAsync(context, outcome, claim);
        }
        finally
        {
            context.Response.Body = client;
        }
    }

    // A second request with the same key waits here for the first to commit, and then finds its answer.
    private static async Task<bool> ClaimAsync(AppDbContext db, Claim claim, CancellationToken cancellationToken)
    {
        var (expired, created) = ((claim.Now - Lifetime).UtcDateTime, claim.Now.UtcDateTime);
        var freed = await db.Database
            .SqlQuery<int>(
                $"""
                DELETE FROM idempotency_keys WHERE owner_id = {claim.OwnerId} AND key = {claim.Key} AND created_at <= {expired}
                RETURNING octet_length(body) AS "Value"
                """)
            .ToListAsync(cancellationToken);
        freed.ForEach(bytes => db.Owner!.Add(default(StoredAmount) - StoredAnswer.AmountOf(bytes)));
        var body = Array.Empty<byte>();
        return await db.Database.ExecuteSqlAsync(
            $"""
            INSERT INTO idempotency_keys (owner_id, key, request_hash, created_at, status, body)
            VALUES ({claim.OwnerId}, {claim.Key}, {claim.Hash}, {created}, 0, {body})
            ON CONFLICT (owner_id, key) DO NOTHING
            """,
            cancellationToken) == 1;
    }

    private async Task<Outcome> DoAsync(
        HttpContext context, MemoryStream buffer, AppDbContext db, Claim claim, CancellationToken cancellationToken)
    {
        // An attempt before this one may have written a part of its answer before the connection to the database broke.
        context.Response.Clear();
        context.Request.Body.Position = 0;
        await next(context);

        var response = context.Response;
        var answer = new StoredAnswer
        {
            OwnerId = claim.OwnerId,
            Key = claim.Key,
            RequestHash = claim.Hash,
            CreatedAt = claim.Now,
            Status = response.StatusCode,
            ContentType = response.ContentType,
            Location = response.Headers.Location,
            ETag = response.Headers.ETag,
            Body = buffer.ToArray(),
        };
        if (response.StatusCode is >= 200 and < 300 && db.HasSaved)
        {
            await KeepAsync(db, answer, claim.IsSecret || answer.Body.Length > MaxStoredBytes ? [] : answer.Body, cancellationToken);
        }
        else
        {
            // Nothing was changed, so there is nothing to protect from being done twice.
            await Stored(db, claim).ExecuteDeleteAsync(cancellationToken);
            await db.SaveChangesAsync(cancellationToken);
        }

        return new Outcome(answer, IsReplay: false);
    }

    private static async Task KeepAsync(AppDbContext db, StoredAnswer answer, byte[] body, CancellationToken cancellationToken)
    {
        db.Owner!.Add(StoredAnswer.AmountOf(body.Length));
        db.Attach(new StoredAnswer
        {
            OwnerId = answer.OwnerId,
            Key = answer.Key,
            RequestHash = answer.RequestHash,
            CreatedAt = answer.CreatedAt,
            Status = answer.Status,
            ContentType = answer.ContentType,
            Location = answer.Location,
            ETag = answer.ETag,
            Body = body,
        }).State = EntityState.Modified;
        await db.SaveChangesAsync(cancellationToken);
    }

    private async Task AnswerAsync(HttpContext context, Outcome outcome, Claim claim)
    {
        var (answer, isReplay) = outcome;
        if (isReplay)
        {
            if (!CryptographicOperations.FixedTimeEquals(answer.RequestHash, claim.Hash))
            {
                await Reused.ExecuteAsync(context);
                return;
            }

            if (claim.IsSecret)
            {
                await Untold.ExecuteAsync(context);
                return;
            }

            if (answer.IsBodyMissing)
            {
                var problem = Problem.Of(ErrorCodes.AnswerNotStored, messages["Idempotency_AnswerNotStored", MaxStoredBytes / 1024]);
                problem.ProblemDetails.Extensions["original_status"] = answer.Status;
                context.Response.Headers[Replayed] = "true";
                await problem.ExecuteAsync(context);
                return;
            }

            var response = context.Response;
            (response.StatusCode, response.ContentType) = (answer.Status, answer.ContentType);
            response.Headers.Location = answer.Location;
            response.Headers.ETag = answer.ETag;
            response.Headers[Replayed] = "true";
        }

        // An empty answer keeps no length, so that an error without a body still gets one (StatusCodePages).
        if (answer.Body.Length > 0)
        {
            context.Response.ContentLength = answer.Body.Length;
            await context.Response.Body.WriteAsync(answer.Body, context.RequestAborted);
        }
    }

    private static IQueryable<StoredAnswer> Stored(AppDbContext db, Claim claim) =>
        db.Set<StoredAnswer>().Where(a => a.OwnerId == claim.OwnerId && a.Key == claim.Key);

    private sealed record Claim(Guid OwnerId, string Key, byte[] Hash, DateTimeOffset Now, bool IsSecret);

    private sealed record Outcome(StoredAnswer Answer, bool IsReplay);
}
