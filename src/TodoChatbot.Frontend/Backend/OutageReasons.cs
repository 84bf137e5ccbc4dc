using Microsoft.Extensions.Localization;

namespace TodoChatbot.Frontend.Backend;

/// <summary>The values of <c>reason</c> in a 503, and what they mean for the person.</summary>
internal static class OutageReasons
{
    public const string BackendUnreachable = "backend_unreachable";
    public const string BackendNotResponding = "backend_not_responding";
    public const string DatabaseUnreachable = "database_unreachable";
    public const string DatabaseExhausted = "database_exhausted";
    public const string DatabaseOutOfQuota = "database_out_of_quota";
    public const string DatabaseRefused = "database_refused";
    public const string DatabaseStorageFull = "database_storage_full";
    public const string DatabaseFileUnusable = "database_file_unusable";
    public const string DatabaseTimeout = "database_timeout";
    public const string DatabaseNotMigrated = "database_not_migrated";

    /// <summary>The headline of the banner.</summary>
    public static string HeadlineOf(string? reason, IStringLocalizer<Texts> texts) => texts[reason switch
    {
        BackendUnreachable => "OutageHeadlines_BackendUnreachable",
        BackendNotResponding => "OutageHeadlines_BackendNotResponding",
        DatabaseUnreachable => "OutageHeadlines_DatabaseUnreachable",
        DatabaseExhausted => "OutageHeadlines_DatabaseExhausted",
        DatabaseOutOfQuota => "OutageHeadlines_DatabaseOutOfQuota",
        DatabaseRefused => "OutageHeadlines_DatabaseRefused",
        DatabaseStorageFull => "OutageHeadlines_DatabaseStorageFull",
        DatabaseFileUnusable => "OutageHeadlines_DatabaseFileUnusable",
        DatabaseTimeout => "OutageHeadlines_DatabaseTimeout",
        DatabaseNotMigrated => "OutageHeadlines_DatabaseNotMigrated",
        _ => "OutageHeadlines_Other",
    }];
}
