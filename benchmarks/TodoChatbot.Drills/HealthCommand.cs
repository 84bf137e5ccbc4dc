using System.CommandLine;
using System.Diagnostics;
using System.Globalization;
using Npgsql;

namespace TodoChatbot.Drills;

/// <summary>Asks both processes for their health as a cluster and a watcher do, and looks whether the database heard of it.</summary>
internal static class HealthCommand
{
    private const double PromisedMilliseconds = 50;

    private static readonly string[] BackendPaths = ["/api/health", "/api/health/live", "/api/health/ready", "/api/health/startup"];
    private static readonly string[] FrontendPaths = ["/api/health", "/health/live", "/health/ready", "/health/startup"];

    // A server writes down what a connection did up to a second later.
    private static readonly TimeSpan Settling = TimeSpan.FromSeconds(2);

    public static Command Create()
    {
        var times = new Option<int>("--times") { Description = "How often to ask for each.", DefaultValueFactory = _ => 500 };
        var cpu = new Option<double>("--cpu") { Description = "Processors that each of the two processes gets.", DefaultValueFactory = _ => 0.5 };
        var command = new Command("health", "Ask for the health of both processes; each answer is quick and no query is made (SC-010).") { times, cpu };
        command.SetAction((parsed, cancellationToken) => RunAsync(parsed.GetValue(times), parsed.GetValue(cpu), cancellationToken));
        return command;
    }

    private static async Task<int> RunAsync(int times, double processors, CancellationToken cancellationToken)
    {
        await using var site = await LimitedSite.StartAsync(processors, cancellationToken);
        using var client = new HttpClient();
        Uri[] addresses = [.. BackendPaths.Select(path => new Uri(site.BackendAddress, path)), .. FrontendPaths.Select(path => new Uri(site.Address, path))];
        await MeasureAsync(client, addresses, 1, cancellationToken);
        await Task.Delay(Settling, cancellationToken);
        var before = await TransactionsAsync(site.ConnectionString, cancellationToken);

        var waits = await MeasureAsync(client, addresses, times, cancellationToken);

        await Task.Delay(Settling, cancellationToken);
        var transactions = await TransactionsAsync(site.ConnectionString, cancellationToken) - before;
        var p99 = waits[(int)(waits.Count * 0.99)];
        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"{waits.Count} answers of {addresses.Length} addresses: p50 {waits[waits.Count / 2]:0.0} ms, p99 {p99:0.0} ms, longest {waits[^1]:0.0} ms; {transactions} transactions in the database"));
        var isKept = p99 < PromisedMilliseconds && transactions == 0;
        Console.WriteLine(isKept ? "SC-010 kept." : "SC-010 broken.");
        return isKept ? 0 : 1;
    }

    /// <returns>Milliseconds, shortest first.</returns>
    private static async Task<List<double>> MeasureAsync(HttpClient client, Uri[] addresses, int times, CancellationToken cancellationToken)
    {
        var waits = new List<double>();
        foreach (var address in Enumerable.Range(0, times).SelectMany(_ => addresses))
        {
            var clock = Stopwatch.StartNew();
            using var response = await client.GetAsync(address, cancellationToken);
            response.EnsureSuccessStatusCode();
            waits.Add(clock.Elapsed.TotalMilliseconds);
        }

        waits.Sort();
        return waits;
    }

    // Asked in another database, so that the question itself is not counted.
    private static async Task<long> TransactionsAsync(string connectionString, CancellationToken cancellationToken)
    {
        var connection = new NpgsqlConnectionStringBuilder(connectionString);
        var database = connection.Database!;
        connection.Database = "template1";
        await using var source = NpgsqlDataSource.Create(connection.ConnectionString);
        await using var command = source.CreateCommand("SELECT xact_commit + xact_rollback FROM pg_stat_database WHERE datname = $1");
        command.Parameters.AddWithValue(database);
        return (long)(await command.ExecuteScalarAsync(cancellationToken))!;
    }
}
