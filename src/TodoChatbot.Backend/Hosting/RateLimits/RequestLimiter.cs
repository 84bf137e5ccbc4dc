using System.Globalization;
using System.Threading.RateLimiting;
using Microsoft.AspNetCore.RateLimiting;
using Microsoft.Extensions.Options;
using TodoChatbot.Backend.Rules;
using TodoChatbot.Contracts;

namespace TodoChatbot.Backend.Hosting.RateLimits;

/// <summary>
/// Lets requests through or answers them with 429. The middleware of ASP.NET Core has a limiter for endpoints that nothing disposes, whose timer would
/// outlive the application.
/// </summary>
internal sealed class RequestLimiter : IDisposable
{
    private readonly RateLimitFields _fields;
    private readonly List<PartitionedRateLimiter<HttpContext>> _limiters;
    private readonly PartitionedRateLimiter<HttpContext> _all;

    public RequestLimiter(IOptions<RateLimitOptions> options, RateLimitFields fields)
    {
        _fields = fields;
        _limiters =
        [
            Heavy(context => AtOnce(RateLimits.UserOrAddress(context), 1)),
            Heavy(_ => AtOnce("process", options.Value.HeavyRequests)),
            .. fields.Limits.Select(limit => limit.Limiter),
        ];
        _all = PartitionedRateLimiter.CreateChained([.. _limiters]);
    }

    /// <summary>The middleware.</summary>
    public async Task LimitAsync(HttpContext context, RequestDelegate next)
    {
        if (context.GetEndpoint()?.Metadata.GetMetadata<DisableRateLimitingAttribute>() is not null)
        {
            await next(context);
            return;
        }

        using var lease = _all.AttemptAcquire(context);
        await (lease.IsAcquired ? next(context) : RejectAsync(context, lease));
    }

    public void Dispose()
    {
        _all.Dispose();
        _limiters.ForEach(limiter => limiter.Dispose());
    }

    // A permit is held until the request has been answered.
    private static PartitionedRateLimiter<HttpContext> Heavy(Func<HttpContext, RateLimitPartition<string>> partition) =>
        PartitionedRateLimiter.Create<HttpContext, string>(context => context.GetEndpoint()?.Metadata.GetMetadata<MemoryHeavy>() is null
            ? RateLimitPartition.GetNoLimiter("others")
            : partition(context));

    private static RateLimitPartition<string> AtOnce(string partition, int permits) =>
        RateLimitPartition.GetConcurrencyLimiter(partition, _ => new ConcurrencyLimiterOptions { PermitLimit = permits });

    private async Task RejectAsync(HttpContext context, RateLimitLease lease)
    {
        var wait = lease.TryGetMetadata(MetadataName.RetryAfter, out var known) ? known : RateLimits.Step;
        var seconds = Math.Max(1, (int)Math.Ceiling(wait.TotalSeconds)).ToString(CultureInfo.InvariantCulture);
        _fields.Of(context).AddTo(context.Response);
        context.Response.Headers.RetryAfter = seconds;
        await Problem.Of(ErrorCodes.RateLimited, $"That was too much at once. Try again in {seconds} s.").ExecuteAsync(context);
    }
}
