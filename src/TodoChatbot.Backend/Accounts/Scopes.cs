namespace TodoChatbot.Backend.Accounts;

/// <summary>What a token may do.</summary>
internal static class Scopes
{
    /// <summary>See the owner's things.</summary>
    public const string Read = "read";

    /// <summary>Change them.</summary>
    public const string Write = "write";

    /// <summary>Manage the account itself; only a signed-in session has it.</summary>
    public const string Account = "account";

    /// <summary>What a signed-in session may do.</summary>
    public const string Session = $"{Read} {Write} {Account}";
}
