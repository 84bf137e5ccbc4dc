namespace TodoChatbot.Backend.Hosting.Idempotency;

/// <summary>Marks an endpoint for which nothing is stored by Idempotency-Key: it takes a password, and wrong ones must be counted each time.</summary>
internal sealed record NoIdempotency;
