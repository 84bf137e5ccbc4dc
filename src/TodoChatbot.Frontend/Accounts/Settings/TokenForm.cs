using TodoChatbot.Contracts.Accounts;

namespace TodoChatbot.Frontend.Accounts.Settings;

/// <summary>What the page of personal access tokens asks for.</summary>
public sealed class TokenForm
{
    public string? Name { get; set; }

    public TokenScope Scope { get; set; } = TokenScope.Write;

    public int Days { get; set; } = 90;

    /// <summary>The password, once it was asked for.</summary>
    public string? Password { get; set; }
}
