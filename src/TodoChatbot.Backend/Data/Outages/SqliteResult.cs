namespace TodoChatbot.Backend.Data.Outages;

/// <summary>Result codes of SQLite: https://www.sqlite.org/rescode.html.</summary>
internal static class SqliteResult
{
    public const int Error = 1;
    public const int NoPermission = 3;
    public const int Busy = 5;
    public const int Locked = 6;
    public const int ReadOnly = 8;
    public const int InputOutput = 10;
    public const int Corrupt = 11;
    public const int Full = 13;
    public const int CannotOpen = 14;
    public const int NotADatabase = 26;

    /// <summary>SQLITE_IOERR_SHMSIZE: the file beside the database that its connections share cannot grow.</summary>
    public const int SharedMemoryFull = 4874;
}
