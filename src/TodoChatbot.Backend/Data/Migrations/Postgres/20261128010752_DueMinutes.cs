using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace TodoChatbot.Backend.Data.Migrations.Postgres
{
    /// <inheritdoc />
    public partial class DueMinutes : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<int>(
                name: "due_minutes",
                table: "tasks",
                type: "integer",
                nullable: true);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropColumn(
                name: "due_minutes",
                table: "tasks");
        }
    }
}
