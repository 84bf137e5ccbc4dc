using Microsoft.EntityFrameworkCore;

namespace TodoChatbot.Backend.Data;

/// <summary>Gives PostgreSQL migrations of its own.</summary>
internal sealed class PostgresAppDbContext(DbContextOptions<PostgresAppDbContext> options) : AppDbContext(options);
