using System.Threading.RateLimiting;

namespace TodoChatbot.Backend.Hosting.RateLimits;

/// <summary>How many requests each user or address may make within a time.</summary>
/// <param name="Name">Names it in the answers.</param>
/// <param name="Quota">How many.</param>
/// <param name="Window">Within which time.</param>
/// <param name="Step">After which time a part of the quota is free again; null when all of it is, at the end of the window.</param>
/// <param name="PartitionOf">Who shares the quota of a request; null for a request that isn't limited.</param>
internal sealed record RateLimit(string Name, int Quota, TimeSpan Window, TimeSpan? Step, Func<HttpContext, string?> PartitionOf)
{
    public PartitionedRateLimiter<HttpContext> Limiter { get; } = PartitionedRateLimiter.Create<HttpContext, string>(context =>
        PartitionOf(context) is not { } partition ? RateLimitPartition.GetNoLimiter("others")
        : Step is { } step ? RateLimitPartition.GetSlidingWindowLimiter(partition, _ => new SlidingWindowRateLimiterOptions
        {
            PermitLimit = Quota,
            Window = Window,
            SegmentsPerWindow = (int)(Window / step),
        })

        // A fixed window reports its Retry-After; a sliding window does not.
        : RateLimitPartition.GetFixedWindowLimiter(partition, _ => new FixedWindowRateLimiterOptions { PermitLimit = Quota, Window = Window }));
}
