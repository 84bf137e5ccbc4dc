using System.Data.Common;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Npgsql;
using TodoChatbot.Backend.Data;

[assembly: AssemblyFixture(typeof(TodoChatbot.Backend.Tests.Fixture.Databases))]

namespace TodoChatbot.Backend.Tests.Fixture;

/// <summary>
/// Makes a database for each backend under test: a copy of one that was migrated once for the whole run, which is many times faster than
/// migrating each.
/// </summary>
public sealed class Databases : IAsyncDisposable
{
    private static readonly Lazy<Task<string>> SqliteTemplate = new(MigrateSqliteAsync);
    private static readonly Lazy<Task<string>> PostgresTemplate = new(MigratePostgresAsync);

    /// <summary>Makes a database with today's schema and nothing in it.</summary>
    /// <returns>The SQLite file, or the connection string.</returns>
    internal static async Task<string> CreateAsync(Database database)
    {
        if (database == Database.Postgres)
        {
            return await PostgresServer.CreateDatabaseAsync(await PostgresTemplate.Value);
        }

        var file = NewFile();
        File.Copy(await SqliteTemplate.Value, file);
        return file;
    }

    /// <summary>Makes a database without a schema.</summary>
    internal static async Task<string> CreateEmptyAsync(Database database) =>
        database == Database.Postgres ? await PostgresServer.CreateDatabaseAsync() : NewFile();

    /// <summary>Removes a database, whoever still uses it.</summary>
    internal static async Task RemoveAsync(Database database, string location)
    {
        if (database == Database.Postgres)
        {
            await PostgresServer.DropDatabaseAsync(location);
            return;
        }

        SqliteConnection.ClearAllPools();
        foreach (var file in new[] { location, location + "-wal", location + "-shm" })
        {
            File.Delete(file);
        }
    }

    /// <summary>Opens a connection beside the backend's, to look at what is really stored.</summary>
    internal static async Task<DbConnection> OpenAsync(Database database, string location)
    {
        DbConnection connection = database == Database.Postgres
            ? new NpgsqlConnection(new NpgsqlConnectionStringBuilder(location) { Pooling = false }.ConnectionString)
            : new SqliteConnection($"Data Source={location};Pooling=False");
        await connection.OpenAsync(TestContext.Current.CancellationToken);
        return connection;
    }

    public async ValueTask DisposeAsync()
    {
        if (SqliteTemplate.IsValueCreated)
        {
            await RemoveAsync(Database.Sqlite, await SqliteTemplate.Value);
        }

        if (PostgresTemplate.IsValueCreated)
        {
            await RemoveAsync(Database.Postgres, (await PostgresTemplate.Value));
        }
    }

    private static string NewFile() => Path.Combine(Path.GetTempPath(), $"todo-{Guid.CreateVersion7():n}.db");

    private static async Task<string> MigrateSqliteAsync()
    {
        var file = NewFile();
        await using var db = new SqliteAppDbContext(
            new DbContextOptionsBuilder<SqliteAppDbContext>().UseSqlite($"Data Source={file};Pooling=False").UseSnakeCaseNamingConvention().Options);
        await db.Database.MigrateAsync();
        return file;
    }

    private static async Task<string> MigratePostgresAsync()
    {
        var connectionString = await PostgresServer.CreateDatabaseAsync();
        await using var db = new PostgresAppDbContext(
            new DbContextOptionsBuilder<PostgresAppDbContext>()
                .UseNpgsql(new NpgsqlConnectionStringBuilder(connectionString) { Pooling = false }.ConnectionString)
                .UseSnakeCaseNamingConvention().Options);
        await db.Database.MigrateAsync();
        return connectionString;
    }
}
