namespace TodoChatbot.Backend.Hosting.Idempotency;

/// <summary>Marks an endpoint that looks after the Idempotency-Key by itself.</summary>
internal sealed record OwnIdempotency;
