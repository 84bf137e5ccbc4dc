namespace TodoChatbot.Backend.Hosting.Idempotency;

/// <summary>Marks an endpoint that looks after the Idempotency-Key by itself, or has its own way to recognize a repeated request.</summary>
internal sealed record OwnIdempotency;
