using System.Globalization;
using Npgsql;

namespace TodoChatbot.Drills;

/// <summary>What a running site uses at one moment, by the name of each figure.</summary>
internal static class SoakSample
{
    private const double Mebibyte = 1024 * 1024;

    private const string Heap = "dotnet_gc_last_collection_heap_size";
    private const string Committed = "dotnet_gc_last_collection_memory_committed_size";

    /// <summary>The figures, and by how much each may vary from one third of a run to the next without growing.</summary>
    public static readonly IReadOnlyList<(string Name, double Tolerance)> Figures =
    [
        ("backend memory, MiB", 15),
        ("backend GC heap, MiB", 15),
        ("backend GC committed, MiB", 15),
        ("backend threads", 6),
        ("backend file descriptors", 15),
        ("frontend memory, MiB", 15),
        ("frontend GC heap, MiB", 15),
        ("frontend GC committed, MiB", 15),
        ("frontend threads", 6),
        ("frontend file descriptors", 15),
        ("PostgreSQL connections", 2),
    ];

    public static async Task<IReadOnlyList<double>> TakeAsync(
        ServiceProcess backend, ServiceProcess frontend, HttpClient client, NpgsqlDataSource database, CancellationToken cancellationToken) =>
    [
        .. await TakeAsync(backend, client, cancellationToken),
        .. await TakeAsync(frontend, client, cancellationToken),
        await ConnectionsAsync(database, cancellationToken),
    ];

    private static async Task<double[]> TakeAsync(ServiceProcess process, HttpClient client, CancellationToken cancellationToken)
    {
        var status = await File.ReadAllLinesAsync($"/proc/{process.ProcessId}/status", cancellationToken);
        var metrics = await client.GetStringAsync(process.MetricsAddress, cancellationToken);
        return
        [
            ValueOf(status, "VmRSS:") / 1024,
            SumOf(metrics, Heap) / Mebibyte,
            SumOf(metrics, Committed) / Mebibyte,
            ValueOf(status, "Threads:"),
            Directory.GetFiles($"/proc/{process.ProcessId}/fd").Length,
        ];
    }

    private static double ValueOf(string[] status, string name) =>
        double.Parse(status.First(line => line.StartsWith(name, StringComparison.Ordinal)).Split('\t')[1].Split(" kB")[0], CultureInfo.InvariantCulture);

    private static double SumOf(string metrics, string name) =>
        metrics.Split('\n').Where(line => line.StartsWith(name, StringComparison.Ordinal)).Sum(LastNumber);

    // name{label="value"} 123 [time]
    private static double LastNumber(string line) =>
        double.Parse(line[(line.LastIndexOf('}') + 1)..].Split(' ', StringSplitOptions.RemoveEmptyEntries)[0], CultureInfo.InvariantCulture);

    private static async Task<double> ConnectionsAsync(NpgsqlDataSource database, CancellationToken cancellationToken)
    {
        await using var command = database.CreateCommand(
            "SELECT count(*) FROM pg_stat_activity WHERE datname = current_database() AND pid <> pg_backend_pid() AND backend_type = 'client backend'");
        return (long)(await command.ExecuteScalarAsync(cancellationToken))!;
    }
}
