namespace TodoChatbot.Contracts.Accounts;

/// <summary>Whether the session was confirmed with a sign-in method recently.</summary>
/// <param name="ValidUntil">Until when creating tokens and exporting need no new confirmation; null when they need one now.</param>
public sealed record ReauthenticationStatus(DateTimeOffset? ValidUntil);
