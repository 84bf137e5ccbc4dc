using System.Net;
using System.Net.Sockets;
using CliWrap;

namespace TodoChatbot.Dev;

/// <summary>A PostgreSQL server of its own in a temporary folder, gone when disposed.</summary>
internal sealed class ThrowawayPostgres : IAsyncDisposable
{
    // PostgreSQL refuses to run as root; its package brings a user.
    private const string Account = "postgres";

    private readonly string _folder;

    private ThrowawayPostgres(string folder, int port)
    {
        _folder = folder;
        ConnectionString = $"Host=127.0.0.1;Port={port};Username={Account};Database={Account}";
    }

    public string ConnectionString { get; }

    /// <summary>The newest installed program of this name; Debian keeps them out of the PATH.</summary>
    public static string? FindBinary(string name) => Directory.Exists("/usr/lib/postgresql")
        ? Directory.GetDirectories("/usr/lib/postgresql").Order(StringComparer.Ordinal).Select(version => Path.Combine(version, "bin", name)).LastOrDefault(File.Exists)
        : (Environment.GetEnvironmentVariable("PATH") ?? string.Empty).Split(Path.PathSeparator).Select(folder => Path.Combine(folder, name)).FirstOrDefault(File.Exists);

    /// <summary>Starts a server on a free port.</summary>
    /// <param name="cancellationToken">Cancels the start.</param>
    /// <param name="autovacuum">True to run autovacuum, as in production. It is off by default so that its queries don't disturb tests that count queries.</param>
    public static async Task<ThrowawayPostgres> StartAsync(CancellationToken cancellationToken, bool autovacuum = false)
    {
        var folder = Directory.CreateTempSubdirectory("todo-postgres-").FullName;
        var data = Path.Combine(folder, "data");
        var port = FreePort();
        if (Environment.UserName == "root")
        {
            await RunAsync("chown", [Account, folder], cancellationToken);
        }

        await AsAccountAsync("initdb", ["-D", data, "-A", "trust", "-U", Account, "-E", "UTF8"], cancellationToken);

        // Nobody needs the data of a test server after a crash, so nothing waits for the disk.
        await AsAccountAsync(
            "pg_ctl",
            ["-D", data, "-w", "-l", Path.Combine(folder, "log"), "-o", $"-p {port} -k {folder} -c listen_addresses=127.0.0.1 -c fsync=off -c autovacuum={(autovacuum ? "on" : "off")} -c max_connections=200", "start"],
            cancellationToken);
        return new ThrowawayPostgres(folder, port);
    }

    public async ValueTask DisposeAsync()
    {
        await AsAccountAsync("pg_ctl", ["-D", Path.Combine(_folder, "data"), "-m", "immediate", "stop"], CancellationToken.None);
        Directory.Delete(_folder, recursive: true);
    }

    private static Task AsAccountAsync(string name, string[] arguments, CancellationToken cancellationToken)
    {
        var program = FindBinary(name) ?? throw new FileNotFoundException($"{name} is not installed.");
        return Environment.UserName == "root"
            ? RunAsync("runuser", ["-u", Account, "--", program, .. arguments], cancellationToken)
            : RunAsync(program, arguments, cancellationToken);
    }

    // The server inherits what its starter has open, so its output must not be a pipe that somebody waits on.
    private static async Task RunAsync(string program, string[] arguments, CancellationToken cancellationToken) => await Cli.Wrap(program)
        .WithArguments(arguments)
        .WithWorkingDirectory("/")
        .ExecuteAsync(cancellationToken);

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
