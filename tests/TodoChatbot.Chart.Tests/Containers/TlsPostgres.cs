using System.Net;
using System.Net.Sockets;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Npgsql;
using TodoChatbot.Chart.Tests.Fixture;

namespace TodoChatbot.Chart.Tests.Containers;

/// <summary>A PostgreSQL server that speaks TLS, and nothing else unless asked to, with a certificate of an authority of its own, and asks for passwords.</summary>
internal sealed class TlsPostgres : IAsyncDisposable
{
    public const string Host = "postgres";
    public const string User = "todo";

    // It refuses to run as root; its package brings a user.
    private const string Account = "postgres";

    private readonly string _folder;

    private TlsPostgres(string folder, int port, string authority) => (_folder, Port, Authority) = (folder, port, authority);

    public int Port { get; }

    /// <summary>The authority's certificate.</summary>
    public string Authority { get; }

    private string Administration => $"Host={_folder};Port={Port};Username={Account};Database={Account};Pooling=false";

    /// <param name="password">The password of its user.</param>
    /// <param name="takesPlain">True for one that also takes connections without TLS, as a neighbour in a network of its own does.</param>
    public static async Task<TlsPostgres> StartAsync(string password, bool takesPlain = false)
    {
        await DebianPackages.NeedAsync((FindBinary("initdb") ?? "initdb", "postgresql"));
        var folder = Directory.CreateTempSubdirectory("todo-tls-").FullName;
        var data = Path.Combine(folder, "data");
        var authority = await WriteCertificatesAsync(folder);
        await RunAsync("chown", "-R", Account, folder);
        await AsAccountAsync("initdb", "-D", data, "-A", "trust", "-U", Account, "-E", "UTF8");
        await File.WriteAllTextAsync(Path.Combine(data, "pg_hba.conf"), $"local all postgres trust\n{(takesPlain ? "host" : "hostssl")} all all all scram-sha-256\n");
        var port = FreePort();
        await AsAccountAsync(
            "pg_ctl", "-D", data, "-w", "-l", Path.Combine(folder, "log"),
            "-o", $"-p {port} -k {folder} -c listen_addresses=127.0.0.1 -c fsync=off -c max_connections=104 -c ssl=on -c ssl_cert_file={folder}/server.crt -c ssl_key_file={folder}/server.key",
            "start");
        var postgres = new TlsPostgres(folder, port, authority);
        await postgres.ExecuteAsync($"CREATE ROLE {User} LOGIN PASSWORD '{password}'");
        await postgres.ExecuteAsync($"CREATE DATABASE {User} OWNER {User}");
        return postgres;
    }

    /// <summary>Neon's form of the address.</summary>
    public static string Url(string password) => $"postgresql://{User}:{password}@{Host}/{User}?sslmode=require&channel_binding=require";

    /// <summary>Gives the role another password, and ends what was opened with the old one.</summary>
    public async Task ChangePasswordAsync(string password)
    {
        await ExecuteAsync($"ALTER ROLE {User} PASSWORD '{password}'");
        await ExecuteAsync($"SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE usename = '{User}'");
    }

    /// <summary>How many connections speak TLS, and how many there are.</summary>
    public async Task<(long Tls, long All)> ConnectionsAsync()
    {
        await using var connection = new NpgsqlConnection(Administration);
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand(
            $"SELECT count(*) FILTER (WHERE ssl), count(*) FROM pg_stat_ssl JOIN pg_stat_activity USING (pid) WHERE usename = '{User}'", connection);
        await using var reader = await command.ExecuteReaderAsync();
        await reader.ReadAsync();
        return (reader.GetInt64(0), reader.GetInt64(1));
    }

    public async ValueTask DisposeAsync()
    {
        await AsAccountAsync("pg_ctl", "-D", Path.Combine(_folder, "data"), "-m", "immediate", "stop");
        Directory.Delete(_folder, recursive: true);
    }

    private async Task ExecuteAsync(string sql)
    {
        await using var connection = new NpgsqlConnection(Administration);
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand(sql, connection);
        await command.ExecuteNonQueryAsync();
    }

    private static async Task<string> WriteCertificatesAsync(string folder)
    {
        var now = TimeProvider.System.GetUtcNow();
        var (from, to) = (now.AddHours(-1), now.AddDays(1));
        using var authorityKey = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var authorityRequest = new CertificateRequest("CN=Test authority", authorityKey, HashAlgorithmName.SHA256);
        authorityRequest.CertificateExtensions.Add(new X509BasicConstraintsExtension(certificateAuthority: true, hasPathLengthConstraint: false, pathLengthConstraint: 0, critical: true));
        using var authority = authorityRequest.CreateSelfSigned(from, to);

        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var request = new CertificateRequest($"CN={Host}", key, HashAlgorithmName.SHA256);
        var names = new SubjectAlternativeNameBuilder();
        names.AddDnsName(Host);
        request.CertificateExtensions.Add(names.Build());
        using var certificate = request.Create(authority, from, to, [1]);

        await File.WriteAllTextAsync(Path.Combine(folder, "server.crt"), certificate.ExportCertificatePem());
        await File.WriteAllTextAsync(Path.Combine(folder, "server.key"), key.ExportPkcs8PrivateKeyPem());
        await RunAsync("chmod", "0600", Path.Combine(folder, "server.key"));
        return authority.ExportCertificatePem();
    }

    private static Task AsAccountAsync(string name, params string[] arguments) => RunAsync("runuser", ["-u", Account, "--", FindBinary(name)!, .. arguments]);

    // The server inherits what its starter has open, so its output must not be a pipe that somebody waits on.
    private static async Task RunAsync(string program, params string[] arguments) =>
        await CliWrap.Cli.Wrap(program).WithArguments(arguments).WithWorkingDirectory("/").ExecuteAsync();

    private static string? FindBinary(string name) => Directory.Exists("/usr/lib/postgresql")
        ? Directory.GetDirectories("/usr/lib/postgresql").Order(StringComparer.Ordinal).Select(version => Path.Combine(version, "bin", name)).LastOrDefault(File.Exists)
        : null;

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
