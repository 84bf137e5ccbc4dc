using Microsoft.Extensions.Options;
using TodoChatbot.Backend.Accounts;

namespace TodoChatbot.Backend.Hosting.RateLimits;

/// <summary>Limits per user and, where nobody is signed in yet, per address.</summary>
internal static class RateLimits
{
    private static readonly TimeSpan Minute = TimeSpan.FromMinutes(1);

    /// <summary>After each of these, a part of a limit per minute is free again.</summary>
    public static TimeSpan Step { get; } = Minute / 6;

    public static IServiceCollection AddRateLimits(this IServiceCollection services)
    {
        services.AddOptions<RateLimitOptions>().BindConfiguration(RateLimitOptions.Section).ValidateOnStart();
        services.AddSingleton<IValidateOptions<RateLimitOptions>, RateLimitOptionsValidator>();
        services.AddSingleton(provider => new RateLimitFields(LimitsOf(provider.GetRequiredService<IOptions<RateLimitOptions>>().Value)));
        services.AddSingleton<RequestLimiter>();
        return services;
    }

    /// <summary>Limits requests, and tells in each answer what is left of the limits.</summary>
    public static void UseRateLimits(this WebApplication app)
    {
        var limiter = app.Services.GetRequiredService<RequestLimiter>();
        app.Use(limiter.LimitAsync);
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

    private static bool IsProbe(HttpContext context) =>
        context.Request.Path.StartsWithSegments("/api/health", StringComparison.OrdinalIgnoreCase);

    /// <summary>Who shares a limit: the user, or the network of the client if nobody is signed in.</summary>
    public static string UserOrAddress(HttpContext context) =>
        context.User.Identity?.IsAuthenticated == true ? $"user {context.User.Subject}" : Address(context);

    private static string Address(HttpContext context) => $"address {ClientAddress.NetworkOf(context.Connection.RemoteIpAddress)}";
}
