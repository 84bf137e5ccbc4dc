using Npgsql;

namespace TodoChatbot.Testing;

/// <summary>An empty database on the PostgreSQL server that the tests are given, gone when disposed.</summary>
public sealed class PostgresDatabase : IAsyncDisposable
{
    private const string Variable = "TODO_TEST_POSTGRES";

    private static readonly string? Server = Environment.GetEnvironmentVariable(Variable);

    private PostgresDatabase(string connectionString) => ConnectionString = connectionString;

    /// <summary>Why there can be none; null when there can.</summary>
    public static string? WhyNot { get; } = string.IsNullOrEmpty(Server) ? $"{Variable} names no PostgreSQL server; make test starts one." : null;

    public string ConnectionString { get; }

    private string Name => new NpgsqlConnectionStringBuilder(ConnectionString).Database!;

    public static async Task<PostgresDatabase> CreateAsync(CancellationToken cancellationToken)
    {
        var name = $"todo_{Guid.CreateVersion7():n}";
        await ExecuteAsync($"CREATE DATABASE {name}", cancellationToken);
        return new PostgresDatabase(new NpgsqlConnectionStringBuilder(Server) { Database = name }.ConnectionString);
    }

    /// <summary>How many transactions have ended in it, by the server's own count, and how many connections there are, whose last ones may not be counted yet.</summary>
    public async Task<(long Transactions, int Connections)> CountAsync(CancellationToken cancellationToken)
    {
        await using var connection = new NpgsqlConnection(Server);
        await connection.OpenAsync(cancellationToken);
        await using var command = new NpgsqlCommand("SELECT xact_commit + xact_rollback, numbackends FROM pg_stat_database WHERE datname = $1", connection);
        command.Parameters.AddWithValue(Name);
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        await reader.ReadAsync(cancellationToken);
        return (reader.GetInt64(0), reader.GetInt32(1));
    }

    public async ValueTask DisposeAsync() => await ExecuteAsync($"DROP DATABASE IF EXISTS {Name} WITH (FORCE)", CancellationToken.None);

    private static async Task ExecuteAsync(string sql, CancellationToken cancellationToken)
    {
        await using var connection = new NpgsqlConnection(Server);
        await connection.OpenAsync(cancellationToken);
        await using var command = new NpgsqlCommand(sql, connection);
        await command.ExecuteNonQueryAsync(cancellationToken);
    }
}
