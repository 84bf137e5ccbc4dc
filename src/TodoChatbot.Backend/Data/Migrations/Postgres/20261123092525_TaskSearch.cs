using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace TodoChatbot.Backend.Data.Migrations.Postgres
{
    /// <inheritdoc />
    public partial class TaskSearch : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            // The words are normalised already, so each is a lexeme as it is.
            migrationBuilder.Sql(
                "CREATE INDEX ix_tasks_search_text ON tasks USING gin (array_to_tsvector(string_to_array(search_text, ' ')));");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.Sql("DROP INDEX ix_tasks_search_text;");
        }
    }
}
