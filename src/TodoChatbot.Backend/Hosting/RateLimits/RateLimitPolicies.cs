namespace TodoChatbot.Backend.Hosting.RateLimits;

/// <summary>Names of the limits that are tighter than the general one.</summary>
internal static class RateLimitPolicies
{
    /// <summary>Whatever takes a password, per address.</summary>
    public const string SignIn = "sign-in";

    /// <summary>Renewing a session, per address; many people can share one.</summary>
    public const string Refresh = "refresh";

    /// <summary>Chat turns, per user.</summary>
    public const string Chat = "chat";

    /// <summary>Exports of an account, per user.</summary>
    public const string Export = "export";
}
