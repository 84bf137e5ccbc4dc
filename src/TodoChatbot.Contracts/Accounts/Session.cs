namespace TodoChatbot.Contracts.Accounts;

/// <summary>A signed-in session (names as in RFC 6749).</summary>
/// <param name="User">Whose it is.</param>
/// <param name="AccessToken">Goes into <c>Authorization: Bearer</c>.</param>
/// <param name="TokenType">Always <c>Bearer</c>.</param>
/// <param name="ExpiresIn">Seconds until the access token ends.</param>
/// <param name="RefreshToken">Gets the next access token; each is for one use.</param>
/// <param name="DeviceToken">Send it with the next sign-in on this device; null when a session is only renewed.</param>
/// <param name="FailedSignIns">Wrong passwords since the last sign-in.</param>
public sealed record Session(
    UserItem User,
    string AccessToken,
    string TokenType,
    int ExpiresIn,
    string RefreshToken,
    string? DeviceToken = null,
    int FailedSignIns = 0);
