namespace TodoChatbot.Contracts.Accounts;

/// <summary>A signed-in session (names as in RFC 6749).</summary>
/// <param name="User">Whose it is.</param>
/// <param name="AccessToken">Goes into <c>Authorization: Bearer</c>.</param>
/// <param name="TokenType">Always <c>Bearer</c>.</param>
/// <param name="ExpiresIn">Seconds until the access token ends.</param>
/// <param name="RefreshToken">Gets the next access token; each is for one use.</param>
public sealed record Session(UserItem User, string AccessToken, string TokenType, int ExpiresIn, string RefreshToken);
