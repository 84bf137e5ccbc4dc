using TodoChatbot.Contracts.Accounts;

namespace TodoChatbot.Backend.Accounts.SigningIn;

/// <summary>What came of a sign-in. An unknown address and a wrong password look alike.</summary>
/// <param name="Session">The new session; null when sign-in failed.</param>
/// <param name="RetryAt">When to try again, where several wrong passwords have paused sign-in.</param>
internal sealed record SignInResult(Session? Session, DateTimeOffset? RetryAt = null);
