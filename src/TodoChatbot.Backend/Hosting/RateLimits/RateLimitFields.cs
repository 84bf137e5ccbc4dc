using System.Globalization;
using Microsoft.AspNetCore.RateLimiting;

namespace TodoChatbot.Backend.Hosting.RateLimits;

/// <summary>
/// The header fields that tell a client its limits and what is left of them: <c>RateLimit-Policy</c> and <c>RateLimit</c> of
/// draft-ietf-httpapi-ratelimit-headers, lists of structured fields (RFC 9651).
/// </summary>
internal sealed class RateLimitFields(IReadOnlyList<RateLimit> limits)
{
    /// <summary>All limits.</summary>
    public IReadOnlyList<RateLimit> Limits => limits;

    /// <summary>The limits that a request counts for, as they are now.</summary>
    public Values Of(HttpContext context)
    {
        if (context.GetEndpoint()?.Metadata.GetMetadata<DisableRateLimitingAttribute>() is not null)
        {
            return new Values([], []);
        }

        var applied = limits.Where(limit => limit.PartitionOf(context) is not null).ToList();
        return new Values(
            [.. applied.Select(limit => string.Create(CultureInfo.InvariantCulture, $"\"{limit.Name}\";q={limit.Quota};w={limit.Window.TotalSeconds:0}"))],
            [.. applied.Select(limit => Remaining(limit, limit.Limiter.GetStatistics(context)?.CurrentAvailablePermits ?? 0))]);
    }

    // "t" is the time for which "r" holds; the end of a fixed window isn't known.
    private static string Remaining(RateLimit limit, long left) => limit.Step is { } step
        ? string.Create(CultureInfo.InvariantCulture, $"\"{limit.Name}\";r={left};t={step.TotalSeconds:0}")
        : string.Create(CultureInfo.InvariantCulture, $"\"{limit.Name}\";r={left}");

    /// <summary>The values of both fields.</summary>
    internal sealed record Values(IReadOnlyList<string> Policies, IReadOnlyList<string> Remaining)
    {
        public void AddTo(HttpResponse response)
        {
            if (Policies.Count > 0)
            {
                response.Headers["RateLimit-Policy"] = string.Join(", ", Policies);
                response.Headers["RateLimit"] = string.Join(", ", Remaining);
            }
        }
    }
}
