namespace TodoChatbot.Frontend.Accounts.Sessions;

/// <summary>How people stay signed in.</summary>
internal sealed class SessionOptions
{
    public const string Section = "Session";

    /// <summary>
    /// True lets people sign in over plain HTTP at an address that is not this machine: a home server, a NodePort. Their session can then be
    /// read on the way, so it is false unless set.
    /// </summary>
    public bool AllowPlainHttp { get; set; }
}
