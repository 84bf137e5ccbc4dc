namespace TodoChatbot.Backend.Data.Outages;

/// <summary>Outages in words, for people and for programs.</summary>
internal static class OutageWords
{
    /// <summary>The <c>reason</c> of a 503.</summary>
    public static string ReasonFor(OutageCause cause) => cause switch
    {
        OutageCause.Exhausted => "database_exhausted",
        OutageCause.OutOfQuota => "database_out_of_quota",
        OutageCause.Refused => "database_refused",
        OutageCause.NotMigrated => "database_not_migrated",
        _ => "database_unreachable",
    };

    public static string SentenceFor(OutageCause cause) => cause switch
    {
        OutageCause.Exhausted => "The database is busy: every connection is taken. Nothing is lost; try again in a moment.",
        OutageCause.OutOfQuota => "The database is paused: its free quota is used up. Nothing is lost; it comes back when the quota is renewed or raised.",
        OutageCause.Refused => "The database refuses the connection. The operator has to check its address and password.",
        OutageCause.NotMigrated => "The database has not been prepared for this version yet. The operator has to run the migrations.",
        _ => "The database cannot be reached, or is still waking up. Nothing is lost; try again in a moment.",
    };
}
