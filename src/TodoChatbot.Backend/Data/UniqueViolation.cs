using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace TodoChatbot.Backend.Data;

/// <summary>Recognises that a row with the same unique value exists.</summary>
internal static class UniqueViolation
{
    // https://www.sqlite.org/rescode.html#constraint_unique
    private const int SqliteUnique = 2067;
    private const int SqlitePrimaryKey = 1555;

    extension(DbUpdateException exception)
    {
        /// <summary>True when the database refused a second row of the same value.</summary>
        public bool IsUniqueViolation => exception.InnerException is
            PostgresException { SqlState: PostgresErrorCodes.UniqueViolation }
            or SqliteException { SqliteExtendedErrorCode: SqliteUnique or SqlitePrimaryKey };
    }
}
