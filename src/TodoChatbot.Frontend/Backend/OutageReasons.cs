namespace TodoChatbot.Frontend.Backend;

/// <summary>The values of <c>reason</c> in a 503, and what they mean for the person.</summary>
internal static class OutageReasons
{
    public const string BackendUnreachable = "backend_unreachable";
    public const string DatabaseUnreachable = "database_unreachable";
    public const string DatabaseExhausted = "database_exhausted";
    public const string DatabaseOutOfQuota = "database_out_of_quota";
    public const string DatabaseRefused = "database_refused";
    public const string DatabaseNotMigrated = "database_not_migrated";

    /// <summary>The headline of the banner.</summary>
    public static string HeadlineOf(string? reason) => reason switch
    {
        BackendUnreachable => "The server cannot be reached",
        DatabaseUnreachable => "The database is waking up or cannot be reached",
        DatabaseExhausted => "The database is busy",
        DatabaseOutOfQuota => "The database has used up its free quota",
        DatabaseRefused => "The database refuses the server",
        DatabaseNotMigrated => "The database is being prepared",
        _ => "The service cannot answer right now",
    };
}
