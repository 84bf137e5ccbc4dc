namespace TodoChatbot.Backend.Hosting.Verbs;

/// <summary>What the exit code says.</summary>
internal static class ExitCodes
{
    public const int Ok = 0;
    public const int Failed = 1;
    public const int Usage = 2;
}
