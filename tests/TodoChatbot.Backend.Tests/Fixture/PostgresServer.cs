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

    /// <summary>Makes an empty database.</summary>
    /// <returns>Its connection string.</returns>
    public static async Task<string> CreateDatabaseAsync(CancellationToken cancellationToken)
    {
        var name = $"todo_{Guid.CreateVersion7():n}";
        await ExecuteAsync($"CREATE DATABASE {name}", cancellationToken);
        return new NpgsqlConnectionStringBuilder(Address) { Database = name }.ConnectionString;
    }

    /// <summary>Drops a database that <see cref="CreateDatabaseAsync"/> made, whoever still uses it.</summary>
    public static async Task DropDatabaseAsync(string connectionString)
    {
        NpgsqlConnection.ClearAllPools();
        await ExecuteAsync($"DROP DATABASE IF EXISTS {new NpgsqlConnectionStringBuilder(connectionString).Database} WITH (FORCE)", CancellationToken.None);
    }

    private static async Task ExecuteAsync(string sql, CancellationToken cancellationToken)
    {
        await using var connection = new NpgsqlConnection(Address);
        await connection.OpenAsync(cancellationToken);
        await using var command = new NpgsqlCommand(sql, connection);
        await command.ExecuteNonQueryAsync(cancellationToken);
    }
}
