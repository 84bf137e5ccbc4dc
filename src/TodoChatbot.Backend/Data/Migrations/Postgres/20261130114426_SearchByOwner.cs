using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace TodoChatbot.Backend.Data.Migrations.Postgres
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

            // Every term begins with a key of its owner. The cost keeps the planner from computing terms row by row in search of a rare
            // word, and the second function leaves it no other index. Without a list of
            // pending entries, a search with many spellings does not compare each with all of them. The index for the version before stays until no process reads it any more.
            migrationBuilder.Sql(
                """
                CREATE FUNCTION task_search_terms(owner_id uuid, project_id uuid, search_text text) RETURNS tsvector
                LANGUAGE plpgsql IMMUTABLE COST 1000 AS $$
                DECLARE
                    owner_key CONSTANT text := right(owner_id::text, 8);
                BEGIN
                    RETURN array_to_tsvector(string_to_array(
                        owner_key || replace(search_text || coalesce(' ㏚' || right(project_id::text, 8), ''), ' ', ' ' || owner_key), ' '));
                END $$;

                CREATE FUNCTION task_ids_by_terms(terms tsquery) RETURNS SETOF uuid
                LANGUAGE sql STABLE ROWS 50 SET enable_seqscan = off SET enable_indexscan = off
                AS $$ SELECT id FROM tasks WHERE task_search_terms(owner_id, project_id, search_text) @@ terms $$;

                CREATE INDEX ix_tasks_search_by_owner ON tasks USING gin (task_search_terms(owner_id, project_id, search_text))
                    WITH (fastupdate = off);
                """);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.Sql("DROP INDEX ix_tasks_search_by_owner; DROP FUNCTION task_ids_by_terms; DROP FUNCTION task_search_terms;");

            migrationBuilder.DropIndex(
                name: "ix_tasks_outdated_search",
                table: "tasks");
        }
    }
}
