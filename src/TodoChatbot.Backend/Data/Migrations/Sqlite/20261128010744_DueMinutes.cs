using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace TodoChatbot.Backend.Data.Migrations.Sqlite
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
                type: "INTEGER",
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
