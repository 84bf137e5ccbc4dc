namespace TodoChatbot.Backend.Hosting.RateLimits;

/// <summary>Marks an endpoint that has a limit of its own beside the general one.</summary>
/// <param name="Policy">One of the <see cref="RateLimitPolicies"/>.</param>
internal sealed record LimitedBy(string Policy);
