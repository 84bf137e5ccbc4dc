using Microsoft.EntityFrameworkCore;

namespace TodoChatbot.Backend.Data.Searching;

/// <summary>
/// Full-text search in the terms of each database: GIN over a tsvector in PostgreSQL, FTS5 in SQLite. In both, every term begins with
/// a key of its owner, so that a search reads the terms of one user.
/// </summary>
internal static class TaskSearchSql
{
    // The last digits of an id are random; the first ones are a time, which users who signed up together share.
    private const int OwnerKeyLength = 8;

    // PostgreSQL guesses that every alternative is in one of 200 rows. With many of them it would expect each row to match and read all
    // tasks of the owner, so that the index has to be prescribed. As an array, the result of the function is computed once. As a set, PostgreSQL
    // can compute it again for every task, as long as it has no statistics about the table.
    private const int MaxEstimatedAlternatives = 4;

    // Not part of any text's term: Unicode decomposes the sign into letters.
    private const string ProjectMark = "㏚";

    /// <summary>The term of every task in this project.</summary>
    public static string TermOfProject(Guid id) => ProjectMark + KeyOf(id);

    extension(AppDbContext db)
    {
        /// <summary>A user's tasks whose terms meet a condition, and the task with a number.</summary>
        public IQueryable<TTask> TasksMatching<TTask>(Guid ownerId, SearchExpression condition, int? number = null)
            where TTask : class
        {
            var owner = KeyOf(ownerId);
            return (db.Database.IsSqlite(), number) switch
            {
                // CROSS JOIN keeps the order: the words first, then the tasks by their keys.
                (true, null) => db.Set<TTask>().FromSql(
                    $"""
                    SELECT tasks.* FROM task_words_by_owner
                    CROSS JOIN task_word_rows ON task_word_rows.row = task_words_by_owner.rowid
                    CROSS JOIN tasks ON tasks.id = task_word_rows.task_id
                    WHERE task_words_by_owner MATCH {condition.ToFts5(owner)} AND tasks.owner_id = {ownerId}
                    """),
                (true, _) => db.Set<TTask>().FromSql(
                    $"""
                    SELECT tasks.* FROM task_words_by_owner
                    CROSS JOIN task_word_rows ON task_word_rows.row = task_words_by_owner.rowid
                    CROSS JOIN tasks ON tasks.id = task_word_rows.task_id
                    WHERE task_words_by_owner MATCH {condition.ToFts5(owner)} AND tasks.owner_id = {ownerId}
                    UNION SELECT * FROM tasks WHERE owner_id = {ownerId} AND number = {number}
                    """),
                (false, null) when condition.Alternatives > MaxEstimatedAlternatives => db.Set<TTask>().FromSql(
                    $"""
                    SELECT * FROM tasks
                    WHERE id = ANY (ARRAY(SELECT task_ids_by_terms({condition.ToTsQuery(owner)}::tsquery))) AND owner_id = {ownerId}
                    """),
                (false, _) when condition.Alternatives > MaxEstimatedAlternatives => db.Set<TTask>().FromSql(
                    $"""
                    SELECT * FROM tasks
                    WHERE (id = ANY (ARRAY(SELECT task_ids_by_terms({condition.ToTsQuery(owner)}::tsquery))) OR number = {number}) AND owner_id = {ownerId}
                    """),
                (false, null) => db.Set<TTask>().FromSql(
                    $"""
                    SELECT * FROM tasks
                    WHERE task_search_terms(owner_id, project_id, search_text) @@ {condition.ToTsQuery(owner)}::tsquery AND owner_id = {ownerId}
                    """),
                (false, _) => db.Set<TTask>().FromSql(
                    $"""
                    SELECT * FROM tasks
                    WHERE (task_search_terms(owner_id, project_id, search_text) @@ {condition.ToTsQuery(owner)}::tsquery OR number = {number})
                        AND owner_id = {ownerId}
                    """),
            };
        }
    }

    private static string KeyOf(Guid id) => id.ToString("n")[^OwnerKeyLength..];
}
