using System.Net.Sockets;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore.Storage;
using Npgsql;

namespace TodoChatbot.Backend.Data.Outages;

/// <summary>Tells an outage of the database from a fault of ours.</summary>
internal static class DatabaseOutage
{
    /// <summary>The cause when the exception means that the database cannot answer now; null for anything else.</summary>
    public static OutageCause? CauseOf(Exception? exception) => exception switch
    {
        null => null,
        DatabasePausedException paused => paused.Cause,
        StatementTimeoutException => OutageCause.TimedOut,
        PostgresException postgres => CauseOf(postgres),
        NpgsqlException { InnerException: TimeoutException } npgsql when npgsql.Message.Contains("pool has been exhausted", StringComparison.Ordinal)
            => OutageCause.Exhausted,
        NpgsqlException { InnerException: System.Security.Authentication.AuthenticationException } => OutageCause.Refused,
        NpgsqlException { InnerException: SocketException or IOException or TimeoutException } => OutageCause.Unreachable,
        NpgsqlException { IsTransient: true } => OutageCause.Unreachable,
        SqliteException sqlite => CauseOf(sqlite),
        SocketException => OutageCause.Unreachable,
        RetryLimitExceededException or InvalidOperationException or Microsoft.EntityFrameworkCore.DbUpdateException or AggregateException
            => CauseOf(exception.InnerException),
        _ => null,
    };

    private static OutageCause? CauseOf(PostgresException postgres) => postgres.SqlState switch
    {
        // Neon: "Your account or project has exceeded the compute time quota. Upgrade your plan to increase limits."
        _ when postgres.MessageText.Contains("quota", StringComparison.OrdinalIgnoreCase) => OutageCause.OutOfQuota,
        PostgresErrorCodes.DiskFull => OutageCause.StorageFull,
        PostgresErrorCodes.TooManyConnections or PostgresErrorCodes.InsufficientResources => OutageCause.Exhausted,
        // PgBouncer: "unsupported startup parameter: options"
        PostgresErrorCodes.ProtocolViolation when postgres.MessageText.Contains("startup parameter", StringComparison.OrdinalIgnoreCase)
            => OutageCause.Refused,
        PostgresErrorCodes.InvalidPassword or PostgresErrorCodes.InvalidAuthorizationSpecification or PostgresErrorCodes.InvalidCatalogName
            => OutageCause.Refused,
        PostgresErrorCodes.UndefinedTable or PostgresErrorCodes.UndefinedColumn => OutageCause.NotMigrated,
        PostgresErrorCodes.AdminShutdown or PostgresErrorCodes.CrashShutdown or PostgresErrorCodes.CannotConnectNow
            => OutageCause.Unreachable,
        _ when postgres.SqlState.StartsWith("08", StringComparison.Ordinal) => OutageCause.Unreachable,
        _ => null,
    };

    private static OutageCause? CauseOf(SqliteException sqlite) => sqlite switch
    {
        { SqliteErrorCode: SqliteResult.Busy or SqliteResult.Locked } => OutageCause.Exhausted,
        { SqliteErrorCode: SqliteResult.Full } or { SqliteExtendedErrorCode: SqliteResult.SharedMemoryFull } => OutageCause.StorageFull,
        {
            SqliteErrorCode: SqliteResult.NoPermission or SqliteResult.ReadOnly or SqliteResult.InputOutput or SqliteResult.Corrupt
            or SqliteResult.CannotOpen or SqliteResult.NotADatabase
        } => OutageCause.FileUnusable,
        { SqliteErrorCode: SqliteResult.Error } when sqlite.Message.Contains("no such table", StringComparison.Ordinal) => OutageCause.NotMigrated,
        _ => null,
    };
}
