using Microsoft.Extensions.Localization;

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
        OutageCause.StorageFull => "database_storage_full",
        OutageCause.FileUnusable => "database_file_unusable",
        OutageCause.TimedOut => "database_timeout",
        OutageCause.NotMigrated => "database_not_migrated",
        _ => "database_unreachable",
    };

    /// <summary>What to tell a person.</summary>
    public static string SentenceFor(this IStringLocalizer<Messages> messages, OutageCause cause) => messages[cause switch
    {
        OutageCause.Exhausted => "Outages_Exhausted",
        OutageCause.OutOfQuota => "Outages_OutOfQuota",
        OutageCause.Refused => "Outages_Refused",
        OutageCause.StorageFull => "Outages_StorageFull",
        OutageCause.FileUnusable => "Outages_FileUnusable",
        OutageCause.TimedOut => "Outages_TimedOut",
        OutageCause.NotMigrated => "Outages_NotMigrated",
        _ => "Outages_Unreachable",
    }];
}
