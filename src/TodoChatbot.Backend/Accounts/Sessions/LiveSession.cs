namespace TodoChatbot.Backend.Accounts.Sessions;

/// <summary>A session that has not ended.</summary>
/// <param name="Id">The session.</param>
/// <param name="UserId">Whose it is.</param>
/// <param name="AuthenticatedAt">When its user last confirmed it with a sign-in method.</param>
internal sealed record LiveSession(Guid Id, Guid UserId, DateTimeOffset AuthenticatedAt);
