namespace TodoChatbot.Contracts.Accounts;

/// <summary>A personal access token as its owner sees it; the token itself is shown only once.</summary>
/// <param name="Id">UUID version 7.</param>
/// <param name="Name">What it is for.</param>
/// <param name="Scope">What it may do.</param>
/// <param name="Hint">The last four characters, to tell it from others.</param>
/// <param name="CreatedAt">When it was made.</param>
/// <param name="ExpiresAt">When it ends.</param>
/// <param name="LastUsedAt">When it was last used, to within a few minutes; null when never.</param>
public sealed record TokenItem(
    Guid Id,
    string Name,
    TokenScope Scope,
    string Hint,
    DateTimeOffset CreatedAt,
    DateTimeOffset ExpiresAt,
    DateTimeOffset? LastUsedAt);
