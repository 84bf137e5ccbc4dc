using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace TodoChatbot.Backend.Data.Migrations.Sqlite
{
    /// <inheritdoc />
    public partial class SearchByOwner : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateIndex(
                name: "ix_tasks_outdated_search",
                table: "tasks",
                columns: new[] { "owner_id", "id" },
                filter: "search_text NOT LIKE '§2%'");

            // Every term begins with a key of its owner. The table for the version before is kept up to date as well until no process
            // reads it any more. The triggers fill both tables, because SQLite does not say which of two triggers runs first.
            migrationBuilder.Sql(
                """
                CREATE VIRTUAL TABLE task_words_by_owner USING fts5(terms, content='', contentless_delete=1, tokenize='ascii', detail='none');
                INSERT INTO task_words_by_owner (rowid, terms)
                    SELECT task_word_rows.row, lower(substr(tasks.owner_id, -8)) || replace(tasks.search_text
                        || coalesce(' ㏚' || lower(substr(tasks.project_id, -8)), ''), ' ', ' ' || lower(substr(tasks.owner_id, -8)))
                    FROM tasks JOIN task_word_rows ON task_word_rows.task_id = tasks.id;

                DROP TRIGGER tasks_words_insert;
                DROP TRIGGER tasks_words_update;
                DROP TRIGGER tasks_words_delete;

                CREATE TRIGGER tasks_words_insert AFTER INSERT ON tasks BEGIN
                    INSERT INTO task_word_rows (task_id) VALUES (new.id);
                    INSERT INTO task_words (rowid, words)
                        SELECT row, new.search_text FROM task_word_rows WHERE task_id = new.id;
                    INSERT INTO task_words_by_owner (rowid, terms)
                        SELECT row, lower(substr(new.owner_id, -8)) || replace(new.search_text
                        || coalesce(' ㏚' || lower(substr(new.project_id, -8)), ''), ' ', ' ' || lower(substr(new.owner_id, -8)))
                        FROM task_word_rows WHERE task_id = new.id;
                END;

                CREATE TRIGGER tasks_words_update AFTER UPDATE OF search_text, project_id ON tasks
                WHEN new.search_text <> old.search_text OR new.project_id IS NOT old.project_id BEGIN
                    UPDATE task_words SET words = new.search_text
                        WHERE rowid = (SELECT row FROM task_word_rows WHERE task_id = new.id);
                    UPDATE task_words_by_owner SET terms = lower(substr(new.owner_id, -8)) || replace(new.search_text
                        || coalesce(' ㏚' || lower(substr(new.project_id, -8)), ''), ' ', ' ' || lower(substr(new.owner_id, -8)))
                        WHERE rowid = (SELECT row FROM task_word_rows WHERE task_id = new.id);
                END;

                CREATE TRIGGER tasks_words_delete AFTER DELETE ON tasks BEGIN
                    DELETE FROM task_words WHERE rowid = (SELECT row FROM task_word_rows WHERE task_id = old.id);
                    DELETE FROM task_words_by_owner WHERE rowid = (SELECT row FROM task_word_rows WHERE task_id = old.id);
                    DELETE FROM task_word_rows WHERE task_id = old.id;
                END;
                """);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.Sql(
                """
                DROP TRIGGER tasks_words_insert;
                DROP TRIGGER tasks_words_update;
                DROP TRIGGER tasks_words_delete;
                DROP TABLE task_words_by_owner;

                CREATE TRIGGER tasks_words_insert AFTER INSERT ON tasks BEGIN
                    INSERT INTO task_word_rows (task_id) VALUES (new.id);
                    INSERT INTO task_words (rowid, words)
                        SELECT row, new.search_text FROM task_word_rows WHERE task_id = new.id;
                END;

                CREATE TRIGGER tasks_words_update AFTER UPDATE OF search_text ON tasks BEGIN
                    UPDATE task_words SET words = new.search_text
                        WHERE rowid = (SELECT row FROM task_word_rows WHERE task_id = new.id);
                END;

                CREATE TRIGGER tasks_words_delete AFTER DELETE ON tasks BEGIN
                    DELETE FROM task_words WHERE rowid = (SELECT row FROM task_word_rows WHERE task_id = old.id);
                    DELETE FROM task_word_rows WHERE task_id = old.id;
                END;
                """);

            migrationBuilder.DropIndex(
                name: "ix_tasks_outdated_search",
                table: "tasks");
        }
    }
}
