namespace TodoChatbot.Contracts.Accounts;

/// <summary>What a personal access token may do.</summary>
public enum TokenScope
{
    /// <summary>See, change nothing.</summary>
    Read,

    /// <summary>See and change.</summary>
    Write,
}
