namespace TodoChatbot.Backend.Data.Outages;

/// <summary>Why the database does not answer.</summary>
internal enum OutageCause
{
    /// <summary>It cannot be reached: gone, restarting, or still waking up.</summary>
    Unreachable,

    /// <summary>Every connection is taken.</summary>
    Exhausted,

    /// <summary>The provider's free quota is used up.</summary>
    OutOfQuota,

    /// <summary>It refuses us: a wrong password, no such database, a certificate that cannot be verified.</summary>
    Refused,

    /// <summary>There is no room left to write to; it can still be read.</summary>
    StorageFull,

    /// <summary>The SQLite file cannot be used: it cannot be opened or written, or it is damaged.</summary>
    FileUnusable,

    /// <summary>A statement took too long and was stopped; others can be answered.</summary>
    TimedOut,

    /// <summary>It has not been migrated yet.</summary>
    NotMigrated,
}
