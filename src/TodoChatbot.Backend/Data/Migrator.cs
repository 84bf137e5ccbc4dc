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
            var missing = (await db.Database.GetPendingMigrationsAsync(cancellationToken)).ToList();
            foreach (var migration in missing)
            {
                Migrating(migration);
            }

            // EF takes a lock of its own: a lock row in SQLite, LOCK TABLE on the history in PostgreSQL.
            await db.Database.MigrateAsync(cancellationToken);
            return missing;
        }
    }

    private SqliteAppDbContext OpenSqlite(AsyncServiceScope scope)
    {
        if (Path.GetDirectoryName(Path.GetFullPath(options.Value.Path)) is { } folder)
        {
            Directory.CreateDirectory(folder);
        }

        return scope.ServiceProvider.GetRequiredService<SqliteAppDbContext>();
    }

    private PostgresAppDbContext OpenPostgres()
    {
        var connection = string.IsNullOrWhiteSpace(address.Value.DirectUrl)
            ? DatabaseUrl.Direct(Parse(address.Value.Url!))
            : Parse(address.Value.DirectUrl);
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
