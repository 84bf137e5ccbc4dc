using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Design;

namespace TodoChatbot.Backend.Data;

/// <summary>Lets <c>dotnet ef migrations add</c> work without a configuration or a server.</summary>
internal sealed class DesignTimeContexts : IDesignTimeDbContextFactory<SqliteAppDbContext>, IDesignTimeDbContextFactory<PostgresAppDbContext>
{
    SqliteAppDbContext IDesignTimeDbContextFactory<SqliteAppDbContext>.CreateDbContext(string[] args) =>
        new(new DbContextOptionsBuilder<SqliteAppDbContext>().UseSqlite("Data Source=:memory:").UseSnakeCaseNamingConvention().Options);

    PostgresAppDbContext IDesignTimeDbContextFactory<PostgresAppDbContext>.CreateDbContext(string[] args) =>
        new(new DbContextOptionsBuilder<PostgresAppDbContext>().UseNpgsql("Host=design").UseSnakeCaseNamingConvention().Options);
}
