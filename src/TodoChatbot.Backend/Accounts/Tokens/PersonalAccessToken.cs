using TodoChatbot.Contracts.Accounts;

namespace TodoChatbot.Backend.Accounts.Tokens;

/// <summary>A token for scripts and MCP clients; only its hash is kept.</summary>
internal sealed class PersonalAccessToken
{
    public required Guid Id { get; init; }

    public required Guid UserId { get; init; }

    public required string Name { get; init; }

    public required TokenScope Scope { get; init; }

    /// <summary>SHA-256 of the token.</summary>
    public required byte[] Hash { get; init; }

    /// <summary>The token's last characters.</summary>
    public required string Hint { get; init; }

    public required DateTimeOffset CreatedAt { get; init; }

    public required DateTimeOffset ExpiresAt { get; init; }

    public DateTimeOffset? LastUsedAt { get; set; }

    public TokenItem ToItem() => new(Id, Name, Scope, Hint, CreatedAt, ExpiresAt, LastUsedAt);
}
