using System.Globalization;
using System.Threading.RateLimiting;
using Microsoft.AspNetCore.RateLimiting;
using Microsoft.Extensions.Options;
using TodoChatbot.Backend.Accounts;
using TodoChatbot.Backend.Rules;
using TodoChatbot.Contracts;

namespace TodoChatbot.Backend.Hosting.RateLimits;

/// <summary>Limits per user and, where nobody is signed in yet, per address.</summary>
internal static class RateLimits
{
    private const int SegmentsPerWindow = 6;

    private static readonly TimeSpan Window = TimeSpan.FromMinutes(1);

    public static IServiceCollection AddRateLimits(this IServiceCollection services)
    {
        services.AddOptions<RateLimitOptions>().BindConfiguration(RateLimitOptions.Section).ValidateOnStart();
        services.AddSingleton<IValidateOptions<RateLimitOptions>, RateLimitOptionsValidator>();
        services.AddRateLimiter(_ => { });
        services.AddOptions<RateLimiterOptions>().Configure<IOptions<RateLimitOptions>>((limiter, options) =>
        {
            var limits = options.Value;
            limiter.GlobalLimiter = PartitionedRateLimiter.CreateChained(
                PartitionedRateLimiter.Create<HttpContext, string>(context => IsProbe(context)
                    ? RateLimitPartition.GetNoLimiter("probe")
                    : PerMinute(UserOrAddress(context), limits.RequestsPerMinute)),
                Where<MemoryHeavy>(context => AtOnce(UserOrAddress(context), 1)),
                Where<MemoryHeavy>(_ => AtOnce("process", limits.HeavyRequests)),
                Where<LimitedPerHour>(context => PerHour(UserOrAddress(context), limits.ExportsPerHour)));
            limiter.AddPolicy(RateLimitPolicies.SignIn, context => PerMinute(Address(context), limits.SignInPerMinute));
            limiter.AddPolicy(RateLimitPolicies.Refresh, context => PerMinute(Address(context), limits.RefreshPerMinute));
            limiter.AddPolicy(RateLimitPolicies.Chat, context => PerMinute(UserOrAddress(context), limits.ChatPerMinute));
            limiter.OnRejected = RejectAsync;
        });
        return services;
    }

    // A permit is held until the request has been answered.
    private static PartitionedRateLimiter<HttpContext> Where<TMetadata>(Func<HttpContext, RateLimitPartition<string>> partition)
        where TMetadata : class =>
        PartitionedRateLimiter.Create<HttpContext, string>(context => context.GetEndpoint()?.Metadata.GetMetadata<TMetadata>() is null
            ? RateLimitPartition.GetNoLimiter("others")
            : partition(context));

    private static RateLimitPartition<string> PerMinute(string partition, int permits) =>
        RateLimitPartition.GetSlidingWindowLimiter(partition, _ => new SlidingWindowRateLimiterOptions
        {
            PermitLimit = permits,
            Window = Window,
            SegmentsPerWindow = SegmentsPerWindow,
        });

    // A fixed window tells in Retry-After how long it is; a sliding one does not.
    private static RateLimitPartition<string> PerHour(string partition, int permits) =>
        RateLimitPartition.GetFixedWindowLimiter(partition, _ => new FixedWindowRateLimiterOptions { PermitLimit = permits, Window = TimeSpan.FromHours(1) });

    private static RateLimitPartition<string> AtOnce(string partition, int permits) =>
        RateLimitPartition.GetConcurrencyLimiter(partition, _ => new ConcurrencyLimiterOptions { PermitLimit = permits });

    private static bool IsProbe(HttpContext context) =>
        context.Request.Path.StartsWithSegments("/api/health", StringComparison.OrdinalIgnoreCase);

    private static string UserOrAddress(HttpContext context) =>
        context.User.Identity?.IsAuthenticated == true ? $"user {context.User.Subject}" : Address(context);

    private static string Address(HttpContext context) => $"address {ClientAddress.NetworkOf(context.Connection.RemoteIpAddress)}";

    private static async ValueTask RejectAsync(OnRejectedContext context, CancellationToken cancellationToken)
    {
        var wait = context.Lease.TryGetMetadata(MetadataName.RetryAfter, out var known) ? known : Window / SegmentsPerWindow;
        var seconds = Math.Max(1, (int)Math.Ceiling(wait.TotalSeconds)).ToString(CultureInfo.InvariantCulture);
        context.HttpContext.Response.Headers.RetryAfter = seconds;
        await Problem.Of(ErrorCodes.RateLimited, $"That was too much at once. Try again in {seconds} s.").ExecuteAsync(context.HttpContext);
    }
}
