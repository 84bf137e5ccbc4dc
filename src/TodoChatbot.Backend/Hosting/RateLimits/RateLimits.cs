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
    private static readonly TimeSpan Minute = TimeSpan.FromMinutes(1);

    // A part of a limit per minute is free again after each of them.
    private static readonly TimeSpan Step = Minute / 6;

    public static IServiceCollection AddRateLimits(this IServiceCollection services)
    {
        services.AddOptions<RateLimitOptions>().BindConfiguration(RateLimitOptions.Section).ValidateOnStart();
        services.AddSingleton<IValidateOptions<RateLimitOptions>, RateLimitOptionsValidator>();
        services.AddSingleton(provider => new RateLimitFields(LimitsOf(provider.GetRequiredService<IOptions<RateLimitOptions>>().Value)));
        services.AddRateLimiter(_ => { });
        services.AddOptions<RateLimiterOptions>().Configure<IOptions<RateLimitOptions>, RateLimitFields>((limiter, options, fields) =>
        {
            limiter.GlobalLimiter = PartitionedRateLimiter.CreateChained(
            [
                Heavy(context => AtOnce(UserOrAddress(context), 1)),
                Heavy(_ => AtOnce("process", options.Value.HeavyRequests)),
                .. fields.Limits.Select(limit => limit.Limiter),
            ]);
            limiter.OnRejected = RejectAsync;
        });
        return services;
    }

    /// <summary>Limits requests, and tells in each answer what is left of the limits.</summary>
    public static void UseRateLimits(this WebApplication app)
    {
        app.UseRateLimiter();
        var fields = app.Services.GetRequiredService<RateLimitFields>();
        app.Use((context, next) =>
        {
            // Added when the answer begins, because an error removes the headers that were set before it.
            var values = fields.Of(context);
            context.Response.OnStarting(() =>
            {
                values.AddTo(context.Response);
                return Task.CompletedTask;
            });
            return next(context);
        });
    }

    /// <summary>Limits an endpoint by one of the <see cref="RateLimitPolicies"/> too.</summary>
    public static TBuilder LimitedBy<TBuilder>(this TBuilder endpoint, string policy)
        where TBuilder : IEndpointConventionBuilder => endpoint.WithMetadata(new LimitedBy(policy));

    private static IReadOnlyList<RateLimit> LimitsOf(RateLimitOptions limits) =>
    [
        new("requests", limits.RequestsPerMinute, Minute, Step, context => IsProbe(context) ? null : UserOrAddress(context)),
        PerMinute(RateLimitPolicies.SignIn, limits.SignInPerMinute, Address),
        PerMinute(RateLimitPolicies.Refresh, limits.RefreshPerMinute, Address),
        PerMinute(RateLimitPolicies.Chat, limits.ChatPerMinute, UserOrAddress),
        new(RateLimitPolicies.Export, limits.ExportsPerHour, TimeSpan.FromHours(1), Step: null, Where(RateLimitPolicies.Export, UserOrAddress)),
    ];

    private static RateLimit PerMinute(string policy, int quota, Func<HttpContext, string> partition) =>
        new(policy, quota, Minute, Step, Where(policy, partition));

    private static Func<HttpContext, string?> Where(string policy, Func<HttpContext, string> partition) =>
        context => context.GetEndpoint()?.Metadata.GetMetadata<LimitedBy>()?.Policy == policy ? partition(context) : null;

    // A permit is held until the request has been answered.
    private static PartitionedRateLimiter<HttpContext> Heavy(Func<HttpContext, RateLimitPartition<string>> partition) =>
        PartitionedRateLimiter.Create<HttpContext, string>(context => context.GetEndpoint()?.Metadata.GetMetadata<MemoryHeavy>() is null
            ? RateLimitPartition.GetNoLimiter("others")
            : partition(context));

    private static RateLimitPartition<string> AtOnce(string partition, int permits) =>
        RateLimitPartition.GetConcurrencyLimiter(partition, _ => new ConcurrencyLimiterOptions { PermitLimit = permits });

    private static bool IsProbe(HttpContext context) =>
        context.Request.Path.StartsWithSegments("/api/health", StringComparison.OrdinalIgnoreCase);

    private static string UserOrAddress(HttpContext context) =>
        context.User.Identity?.IsAuthenticated == true ? $"user {context.User.Subject}" : Address(context);

    private static string Address(HttpContext context) => $"address {ClientAddress.NetworkOf(context.Connection.RemoteIpAddress)}";

    private static async ValueTask RejectAsync(OnRejectedContext context, CancellationToken cancellationToken)
    {
        var wait = context.Lease.TryGetMetadata(MetadataName.RetryAfter, out var known) ? known : Step;
        var seconds = Math.Max(1, (int)Math.Ceiling(wait.TotalSeconds)).ToString(CultureInfo.InvariantCulture);
        var response = context.HttpContext.Response;
        context.HttpContext.RequestServices.GetRequiredService<RateLimitFields>().Of(context.HttpContext).AddTo(response);
        response.Headers.RetryAfter = seconds;
        await Problem.Of(ErrorCodes.RateLimited, $"That was too much at once. Try again in {seconds} s.").ExecuteAsync(context.HttpContext);
    }
}
