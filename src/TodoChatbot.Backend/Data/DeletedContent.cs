using Microsoft.EntityFrameworkCore;
using TodoChatbot.Backend.Data.Outages;

namespace TodoChatbot.Backend.Data;

/// <summary>Leaves nothing behind of what was deleted.</summary>
internal static class DeletedContent
{
    extension(AppDbContext db)
    {
        /// <summary>
        /// Removes what a SQLite file still holds of deleted rows: their words in the full-text index, which go only when its segments are
        /// merged, and former pages in the write-ahead log. PostgreSQL does this by itself.
        /// </summary>
        public async Task ForgetDeletedAsync(CancellationToken cancellationToken)
        {
            if (!db.Database.IsSqlite())
            {
                return;
            }

            try
            {
                var indexes = await db.Database
                    .SqlQuery<string>($"SELECT name AS Value FROM sqlite_master WHERE type = 'table' AND sql LIKE 'CREATE VIRTUAL TABLE%fts5%'")
                    .ToListAsync(cancellationToken);
                foreach (var index in indexes)
                {
#pragma warning disable EF1002 // The names come from the schema.
                    await db.Database.ExecuteSqlRawAsync($"INSERT INTO {index} ({index}) VALUES ('optimize')", cancellationToken);
#pragma warning restore EF1002
                }

                // Readers are waited for: the log is emptied only when none of them needs it.
                await db.Database.OpenConnectionAsync(cancellationToken);
                await db.Database.ExecuteSqlAsync($"PRAGMA busy_timeout = 5000", cancellationToken);
                await db.Database.ExecuteSqlAsync($"PRAGMA wal_checkpoint(TRUNCATE)", cancellationToken);
                await db.Database.ExecuteSqlAsync($"PRAGMA busy_timeout = 0", cancellationToken);
            }
            catch (Exception exception) when (DatabaseOutage.CauseOf(exception) is not null)
            {
                // The rows are deleted; the next sweep tries this again.
            }
            finally
            {
                await db.Database.CloseConnectionAsync();
            }
        }
    }
}
