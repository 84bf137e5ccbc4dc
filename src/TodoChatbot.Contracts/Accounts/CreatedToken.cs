namespace TodoChatbot.Contracts.Accounts;

/// <summary>A new personal access token.</summary>
/// <param name="Token">Goes into <c>Authorization: Bearer</c>; cannot be shown again.</param>
/// <param name="Item">The token as the list shows it.</param>
public sealed record CreatedToken(string Token, TokenItem Item);
