namespace TodoChatbot.Backend.Hosting.Idempotency;

/// <summary>
/// Marks an endpoint whose request or answer holds a secret. An Idempotency-Key still makes it happen once, but nothing of either is kept,
/// not even a hash that a password could be guessed by; so the answer cannot be given again.
/// </summary>
internal sealed record HoldsSecret;
