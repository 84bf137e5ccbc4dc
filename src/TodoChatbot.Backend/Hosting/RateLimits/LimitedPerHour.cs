namespace TodoChatbot.Backend.Hosting.RateLimits;

/// <summary>Marks an endpoint that one user may call only a few times an hour.</summary>
internal sealed record LimitedPerHour;
