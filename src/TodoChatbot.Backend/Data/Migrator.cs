using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using Npgsql;
using TodoChatbot.Backend.Data.Connections;

namespace TodoChatbot.Backend.Data;

/// <summary>Brings the schema up to date.</summary>
internal sealed partial class Migrator(
    IServiceScopeFactory scopes,
    IOptions<DatabaseOptions> options,
    IOptions<DatabaseAddress> address,
    ILogger<Migrator> logger)
{
    // Any number does, as long as every release knows the same one.
    private const long MigrationLock = 0x746F646F;

    /// <summary>True when each process may do it by itself, because there is only one: SQLite.</summary>
    public bool RunsAtStart => string.IsNullOrWhiteSpace(address.Value.Url);

    /// <summary>Applies what is missing; does nothing when nothing is. Two at once wait for each other.</summary>
    /// <returns>The names of the migrations applied.</returns>
    public async Task<IReadOnlyList<string>> MigrateAsync(CancellationToken cancellationToken)
    {
        await using var scope = scopes.CreateAsyncScope();
        AppDbContext db = RunsAtStart ? OpenSqlite(scope) : OpenPostgres();
        await using (db)
        {
            await WaitForOthersAsync(db, cancellationToken);
            var missing = (await db.Database.GetPendingMigrationsAsync(cancellationToken)).ToList();
            foreach (var migration in missing)
            {
                Migrating(migration);
            }

            await db.Database.MigrateAsync(cancellationToken);
            return missing;
        }
    }

    // EF's own lock is enough in SQLite. In PostgreSQL it is on the table of migrations, so it lets two pass on a database without one;
    // an advisory lock is there before any table, and goes with the connection, which is not pooled.
    private static async Task WaitForOthersAsync(AppDbContext db, CancellationToken cancellationToken)
    {
        if (db.Database.IsNpgsql())
        {
            await db.Database.OpenConnectionAsync(cancellationToken);
            await db.Database.ExecuteSqlAsync($"SELECT pg_advisory_lock({MigrationLock})", cancellationToken);
        }
    }

    private SqliteAppDbContext OpenSqlite(AsyncServiceScope scope)
    {
        SqliteFile.Prepare(options.Value.Path);
        return scope.ServiceProvider.GetRequiredService<SqliteAppDbContext>();
    }

    private PostgresAppDbContext OpenPostgres()
    {
        var connection = string.IsNullOrWhiteSpace(address.Value.DirectUrl)
            ? DatabaseUrl.Direct(Parse(address.Value.Url!))
            : Parse(address.Value.DirectUrl);
        connection.Pooling = false;
        connection.CommandTimeout = 0;
        return new PostgresAppDbContext(new DbContextOptionsBuilder<PostgresAppDbContext>()
            .UseNpgsql(connection.ConnectionString)
            .UseSnakeCaseNamingConvention()
            .Options);
    }

    private NpgsqlConnectionStringBuilder Parse(string url) =>
        DatabaseUrl.TryParse(url, options.Value, out var connection, out var problem)
            ? connection
            : throw new OptionsValidationException(nameof(DatabaseAddress), typeof(DatabaseAddress), [problem]);

    [LoggerMessage(Level = LogLevel.Information, Message = "Applying migration {Migration}")]
    private partial void Migrating(string migration);
}
