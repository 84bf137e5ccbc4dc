using Microsoft.EntityFrameworkCore;

namespace TodoChatbot.Backend.Data.Owners;

/// <summary>Counts in SQL what is stored about a user, in the same words on both databases. <see cref="ICountedRow"/> counts row by row.</summary>
internal static class OwnerCounters
{
    private const string Tasks = "(SELECT count(*) FROM tasks WHERE tasks.owner_id = owner_sequences.owner_id AND tasks.deleted_at IS NULL)";

    private const string Messages =
        """
        (SELECT count(*) FROM messages JOIN conversations ON conversations.id = messages.conversation_id
            WHERE conversations.owner_id = owner_sequences.owner_id)
        """;

    private const string Bytes =
        """
        CAST((SELECT coalesce(sum(200 + octet_length(title) + octet_length(title_sort) + octet_length(description)
                    + coalesce(octet_length(recurrence), 0) + octet_length(reminders)), 0)
                FROM tasks WHERE tasks.owner_id = owner_sequences.owner_id)
            + (SELECT coalesce(sum(200 + octet_length(title) + octet_length(fields)), 0)
                FROM changes WHERE changes.owner_id = owner_sequences.owner_id)
            + (SELECT 200 * count(*) FROM projects WHERE projects.owner_id = owner_sequences.owner_id)
            + (SELECT 200 * count(*) FROM tags WHERE tags.owner_id = owner_sequences.owner_id)
            + (SELECT 200 * count(*) FROM conversations WHERE conversations.owner_id = owner_sequences.owner_id)
            + (SELECT coalesce(sum(200 + octet_length(content) + octet_length(tool_calls)), 0)
                FROM messages JOIN conversations ON conversations.id = messages.conversation_id
                WHERE conversations.owner_id = owner_sequences.owner_id)
            + (SELECT coalesce(sum(200 + CASE WHEN status = 'Running' THEN 0 ELSE stored_bytes END), 0)
                FROM runs WHERE runs.owner_id = owner_sequences.owner_id)
            + (SELECT coalesce(sum(200 + octet_length(body)), 0)
                FROM idempotency_keys WHERE idempotency_keys.owner_id = owner_sequences.owner_id) AS bigint)
        """;

    /// <summary>Sets the counters of every user to what is stored.</summary>
    public const string RecountAll = $"UPDATE owner_sequences SET tasks = {Tasks}, messages = {Messages}, stored_bytes = {Bytes}";

    private const string Measure =
        $$"""SELECT {{Tasks}} AS tasks, {{Messages}} AS messages, {{Bytes}} AS bytes FROM owner_sequences WHERE owner_sequences.owner_id = {0}""";

    private const string ConversationAmount =
        """
        SELECT CAST(0 AS bigint) AS tasks,
            (SELECT count(*) FROM messages WHERE conversation_id = {0}) AS messages,
            CAST(200
                + (SELECT coalesce(sum(200 + octet_length(content) + octet_length(tool_calls)), 0) FROM messages WHERE conversation_id = {0})
                + (SELECT coalesce(sum(200 + CASE WHEN status = 'Running' THEN 0 ELSE stored_bytes END), 0) FROM runs WHERE conversation_id = {0})
                AS bigint) AS bytes
        """;

    extension(AppDbContext db)
    {
        /// <summary>Counts what is stored about a user, row by row.</summary>
        public async Task<StoredAmount> MeasureOwnerAsync(Guid ownerId, CancellationToken cancellationToken) =>
            AmountOf(await db.Database.SqlQueryRaw<Row>(Measure, ownerId).ToListAsync(cancellationToken));

        /// <summary>Counts what a conversation stores, with its messages and the runs that answered them.</summary>
        public async Task<StoredAmount> MeasureConversationAsync(Guid conversationId, CancellationToken cancellationToken) =>
            AmountOf(await db.Database.SqlQueryRaw<Row>(ConversationAmount, conversationId).ToListAsync(cancellationToken));
    }

    private static StoredAmount AmountOf(IReadOnlyList<Row> rows) => rows is [var row] ? new StoredAmount(row.Tasks, row.Messages, row.Bytes) : default;

    private sealed record Row(long Tasks, long Messages, long Bytes);
}
