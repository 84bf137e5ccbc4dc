namespace TodoChatbot.Evals;

/// <summary>What the program answers to the shell.</summary>
internal static class ExitCode
{
    public const int Done = 0;

    /// <summary>A file is missing or is not what it should be.</summary>
    public const int Failed = 1;

    /// <summary>The command line is wrong.</summary>
    public const int Usage = 2;

    /// <summary>The backend can't be reached, or it refused a request.</summary>
    public const int Unreachable = 3;

    public const int Cancelled = 130;
}
