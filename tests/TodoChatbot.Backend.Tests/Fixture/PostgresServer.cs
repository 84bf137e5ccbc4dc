using Npgsql;

namespace TodoChatbot.Backend.Tests.Fixture;

/// <summary>The PostgreSQL server that the tests may make databases on.</summary>
internal static class PostgresServer
{
    private const string Variable = "TODO_TEST_POSTGRES";

    private static readonly string? Address = Environment.GetEnvironmentVariable(Variable);

    /// <summary>Why the tests on PostgreSQL are skipped; null when they are not.</summary>
    public static string? Reason { get; } = string.IsNullOrEmpty(Address)
        ? $"{Variable} names no PostgreSQL server; `make test` starts one."
        : null;

    /// <summary>Makes a database: an empty one, or a copy of one that nobody is connected to.</summary>
    /// <param name="template">The connection string of the database to copy.</param>
    /// <returns>The connection string of the new one.</returns>
    public static async Task<string> CreateDatabaseAsync(string? template = null)
    {
        var name = $"todo_{Guid.CreateVersion7():n}";
        await ExecuteAsync($"CREATE DATABASE {name}{(template is null ? "" : $" TEMPLATE {NameOf(template)}")}");
        return new NpgsqlConnectionStringBuilder(Address) { Database = name }.ConnectionString;
    }

    /// <summary>Drops a database that <see cref="CreateDatabaseAsync"/> made, whoever still uses it.</summary>
    public static Task DropDatabaseAsync(string connectionString) => ExecuteAsync($"DROP DATABASE IF EXISTS {NameOf(connectionString)} WITH (FORCE)");

    /// <summary>What the server has counted of a database, asked from another one so that asking does not count.</summary>
    public static async Task<string> StatisticsOfAsync(string connectionString)
    {
        await using var connection = new NpgsqlConnection(Address);
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand(
            """
            SELECT concat_ws(' ', 'transactions', xact_commit, xact_rollback, 'blocks', blks_read, blks_hit,
                'rows', tup_returned, tup_fetched, tup_inserted, tup_updated, tup_deleted, 'sessions', sessions, 'connected', numbackends)
            FROM pg_stat_database WHERE datname = $1
            """,
            connection);
        command.Parameters.AddWithValue(NameOf(connectionString)!);
        return (string)(await command.ExecuteScalarAsync())!;
    }

    private static string? NameOf(string connectionString) => new NpgsqlConnectionStringBuilder(connectionString).Database;

    private static async Task ExecuteAsync(string sql)
    {
        await using var connection = new NpgsqlConnection(Address);
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand(sql, connection);
        await command.ExecuteNonQueryAsync();
    }
}
