namespace TodoChatbot.Backend.Hosting.RateLimits;

/// <summary>Marks an endpoint whose answer needs much memory or time: one at a time for each user, a few at a time in the process.</summary>
internal sealed record MemoryHeavy;
