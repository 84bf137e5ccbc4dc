using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace TodoChatbot.Backend.Data.Migrations.Sqlite
{
    /// <inheritdoc />
    public partial class TaskSearch : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            // The words are normalised already; "ascii" takes every other sign of them as a letter.
            migrationBuilder.Sql(
                """
                CREATE VIRTUAL TABLE task_words USING fts5(words, content='', contentless_delete=1, tokenize='ascii');
                CREATE TABLE task_word_rows (row INTEGER PRIMARY KEY, task_id TEXT NOT NULL UNIQUE);

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
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.Sql(
                """
                DROP TRIGGER tasks_words_insert;
                DROP TRIGGER tasks_words_update;
                DROP TRIGGER tasks_words_delete;
                DROP TABLE task_word_rows;
                DROP TABLE task_words;
                """);
        }
    }
}
