using System.Security.Cryptography;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using TodoChatbot.Backend.Accounts;
using TodoChatbot.Backend.Accounts.Profile;
using TodoChatbot.Backend.Data;
using TodoChatbot.Backend.Rules;
using TodoChatbot.Contracts;

namespace TodoChatbot.Backend.Hosting.Idempotency;

/// <summary>
/// Runs a POST that carries an Idempotency-Key in one transaction with the storing of its answer. Whenever the process is killed,
/// either both are there or neither is, so that sending the request again does it exactly once.
/// </summary>
internal sealed class IdempotencyMiddleware(RequestDelegate next)
{
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
        var expired = claim.Now - Lifetime;
        await Stored(db, claim).Where(a => a.CreatedAt <= expired).ExecuteDeleteAsync(cancellationToken);
        var created = claim.Now.UtcDateTime;
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
        if (response.StatusCode is >= 200 and < 300)
        {
            var body = claim.IsSecret ? [] : answer.Body;
            await Stored(db, claim).ExecuteUpdateAsync(
                set => set
                    .SetProperty(a => a.Status, answer.Status)
                    .SetProperty(a => a.ContentType, answer.ContentType)
                    .SetProperty(a => a.Location, answer.Location)
                    .SetProperty(a => a.ETag, answer.ETag)
                    .SetProperty(a => a.Body, body),
                cancellationToken);
        }
        else
        {
            // Nothing was done, so the key is free for a better request.
            await Stored(db, claim).ExecuteDeleteAsync(cancellationToken);
        }

        return new Outcome(answer, IsReplay: false);
    }

    private static async Task AnswerAsync(HttpContext context, Outcome outcome, Claim claim)
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

            var response = context.Response;
            (response.StatusCode, response.ContentType) = (answer.Status, answer.ContentType);
            response.Headers.Location = answer.Location;
            response.Headers.ETag = answer.ETag;
            response.Headers[Replayed] = "true";
        }

        context.Response.ContentLength = answer.Body.Length;
        if (answer.Body.Length > 0)
        {
            await context.Response.Body.WriteAsync(answer.Body, context.RequestAborted);
        }
    }

    private static IQueryable<StoredAnswer> Stored(AppDbContext db, Claim claim) =>
        db.Set<StoredAnswer>().Where(a => a.OwnerId == claim.OwnerId && a.Key == claim.Key);

    private sealed record Claim(Guid OwnerId, string Key, byte[] Hash, DateTimeOffset Now, bool IsSecret);

    private sealed record Outcome(StoredAnswer Answer, bool IsReplay);
}
