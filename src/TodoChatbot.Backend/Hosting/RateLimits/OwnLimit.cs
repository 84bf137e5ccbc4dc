namespace TodoChatbot.Backend.Hosting.RateLimits;

/// <summary>Marks an endpoint whose own policy is the only limit.</summary>
internal sealed record OwnLimit;
