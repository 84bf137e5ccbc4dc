using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace TodoChatbot.Backend.Data.Migrations.Sqlite
{
    /// <inheritdoc />
    public partial class OwnerQuotas : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<long>(
                name: "stored_bytes",
                table: "runs",
                type: "INTEGER",
                nullable: false,
                defaultValue: 0L);

            migrationBuilder.AddColumn<long>(
                name: "messages",
                table: "owner_sequences",
                type: "INTEGER",
                nullable: false,
                defaultValue: 0L);

            migrationBuilder.AddColumn<long>(
                name: "stored_bytes",
                table: "owner_sequences",
                type: "INTEGER",
                nullable: false,
                defaultValue: 0L);

            migrationBuilder.AddColumn<long>(
                name: "tasks",
                table: "owner_sequences",
                type: "INTEGER",
                nullable: false,
                defaultValue: 0L);

            // What is stored now; from here on each write keeps the counters right.
            migrationBuilder.Sql(
                """
                UPDATE runs SET stored_bytes = (SELECT coalesce(sum(octet_length(data)), 0) FROM run_events WHERE run_events.run_id = runs.id);

                INSERT INTO owner_sequences (owner_id, last_number, last_change)
                    SELECT id, 0, 0 FROM users WHERE NOT EXISTS (SELECT 1 FROM owner_sequences WHERE owner_sequences.owner_id = users.id);

                UPDATE owner_sequences SET
                    tasks = (SELECT count(*) FROM tasks WHERE tasks.owner_id = owner_sequences.owner_id AND tasks.deleted_at IS NULL),
                    messages = (SELECT count(*) FROM messages JOIN conversations ON conversations.id = messages.conversation_id
                        WHERE conversations.owner_id = owner_sequences.owner_id),
                    stored_bytes = CAST(
                        (SELECT coalesce(sum(200 + octet_length(title) + octet_length(title_sort) + octet_length(description)
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
                            FROM idempotency_keys WHERE idempotency_keys.owner_id = owner_sequences.owner_id) AS bigint);
                """);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropColumn(
                name: "stored_bytes",
                table: "runs");

            migrationBuilder.DropColumn(
                name: "messages",
                table: "owner_sequences");

            migrationBuilder.DropColumn(
                name: "stored_bytes",
                table: "owner_sequences");

            migrationBuilder.DropColumn(
                name: "tasks",
                table: "owner_sequences");
        }
    }
}
