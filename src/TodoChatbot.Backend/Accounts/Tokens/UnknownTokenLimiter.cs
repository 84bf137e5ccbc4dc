using System.Collections.Concurrent;
using System.Threading.RateLimiting;
using Microsoft.Extensions.Options;
using TodoChatbot.Backend.Hosting.RateLimits;

namespace TodoChatbot.Backend.Accounts.Tokens;

/// <summary>
/// Stops looking up the tokens of an address that sends many unknown ones. Tokens that worked lately are let through, so that nobody pays
/// for a neighbor at the same address.
/// </summary>
internal sealed class UnknownTokenLimiter(IOptions<RateLimitOptions> options) : IDisposable
{
    public static readonly TimeSpan Window = TimeSpan.FromMinutes(1);

    private const int SegmentsPerWindow = 6;
    private const int MaxKnown = 10_000;

    private readonly ConcurrentDictionary<string, bool> _known = new();

    private readonly PartitionedRateLimiter<string> _failures = PartitionedRateLimiter.Create<string, string>(client =>
        RateLimitPartition.GetSlidingWindowLimiter(client, _ => new SlidingWindowRateLimiterOptions
        {
            PermitLimit = options.Value.UnknownTokensPerMinute,
            Window = Window,
            SegmentsPerWindow = SegmentsPerWindow,
        }));

    /// <summary>True when a token may be looked up.</summary>
    public bool Allows(string client, byte[] hash)
    {
        if (_known.ContainsKey(Convert.ToHexString(hash)))
        {
            return true;
        }

        using var lease = _failures.AttemptAcquire(client, permitCount: 0);
        return lease.IsAcquired;
    }

    /// <summary>Counts a token that does not exist.</summary>
    /// <returns>True when it was the last that the address may send for a while.</returns>
    public bool Failed(string client)
    {
        using var lease = _failures.AttemptAcquire(client);
        using var next = _failures.AttemptAcquire(client, permitCount: 0);
        return lease.IsAcquired && !next.IsAcquired;
    }

    public void Succeeded(byte[] hash)
    {
        if (_known.Count >= MaxKnown)
        {
            _known.Clear();
        }

        _known[Convert.ToHexString(hash)] = true;
    }

    public void Dispose() => _failures.Dispose();
}
