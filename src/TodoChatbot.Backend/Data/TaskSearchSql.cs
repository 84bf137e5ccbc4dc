using Microsoft.EntityFrameworkCore;

namespace TodoChatbot.Backend.Data;

/// <summary>
/// Full-text search in the words of each database. Both look for the same normalised words, each by its own index: FTS5 in SQLite,
/// GIN over a tsvector in PostgreSQL.
/// </summary>
internal static class TaskSearchSql
{
    extension(AppDbContext db)
    {
        /// <summary>The ids of a user's tasks in which each of the words begins a word.</summary>
        /// <param name="ownerId">The user.</param>
        /// <param name="words">Letters and digits only, as the index has them.</param>
        public IQueryable<Guid> TasksWithWords(Guid ownerId, IReadOnlyList<string> words)
        {
            if (db.Database.IsSqlite())
            {
                // "cafe" * AND "lai" *
                var match = string.Join(" AND ", words.Select(word => $"\"{word}\" *"));
                return db.Database.SqlQuery<Guid>(
                    $"""
                    SELECT tasks.id AS "Value" FROM task_words
                    JOIN task_word_rows ON task_word_rows.row = task_words.rowid
                    JOIN tasks ON tasks.id = task_word_rows.task_id
                    WHERE task_words MATCH {match} AND tasks.owner_id = {ownerId}
                    """);
            }

            // 'cafe':* & 'lai':*
            var query = string.Join(" & ", words.Select(word => $"'{word}':*"));
            return db.Database.SqlQuery<Guid>(
                $"""
                SELECT id AS "Value" FROM tasks
                WHERE array_to_tsvector(string_to_array(search_text, ' ')) @@ {query}::tsquery AND owner_id = {ownerId}
                """);
        }
    }
}
