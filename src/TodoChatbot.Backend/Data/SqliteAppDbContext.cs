using Microsoft.EntityFrameworkCore;

namespace TodoChatbot.Backend.Data;

/// <summary>Gives SQLite migrations of its own.</summary>
internal sealed class SqliteAppDbContext(DbContextOptions<SqliteAppDbContext> options) : AppDbContext(options);
