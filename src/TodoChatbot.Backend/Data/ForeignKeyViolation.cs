using Microsoft.Data.Sqlite;
using Npgsql;

namespace TodoChatbot.Backend.Data;

/// <summary>Recognizes that the row which another one belongs to is gone.</summary>
internal static class ForeignKeyViolation
{
    // https://www.sqlite.org/rescode.html#constraint_foreignkey
    private const int SqliteForeignKey = 787;

    extension(Exception exception)
    {
        /// <summary>True when the database refused a row because what it refers to does not exist.</summary>
        public bool IsForeignKeyViolation => exception switch
        {
            PostgresException postgres => postgres.SqlState == PostgresErrorCodes.ForeignKeyViolation,
            SqliteException sqlite => sqlite.SqliteExtendedErrorCode == SqliteForeignKey,
            { InnerException: { } inner } => inner.IsForeignKeyViolation,
            _ => false,
        };
    }
}
