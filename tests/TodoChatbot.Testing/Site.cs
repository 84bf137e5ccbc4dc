using System.Globalization;
using System.Text;

namespace TodoChatbot.Testing;

/// <summary>A backend and one or more frontends as real processes, with a database of their own.</summary>
public sealed class Site : IAsyncDisposable
{
    public const string Secret = "a-secret-for-tests-0123456789-abcdefghij";

    private readonly SiteOptions _options;
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("todo-site-");
    private readonly PostgresDatabase? _postgres;
    private readonly int _backendPort = FreePort.Find();
    private readonly int _secondBackendPort = FreePort.Find();
    private readonly List<int> _frontendPorts;

    private Site(SiteOptions options, PostgresDatabase? postgres)
    {
        (_options, _postgres) = (options, postgres);
        _frontendPorts = [.. Enumerable.Range(0, options.Frontends).Select(_ => FreePort.Find())];
    }

    public Uri BackendAddress => AddressOf(_backendPort);

    /// <summary>Where the second backend is, if there is one.</summary>
    public Uri SecondBackendAddress => AddressOf(_secondBackendPort);

    /// <summary>Where the page is.</summary>
    public Uri Address => AddressOf(_frontendPorts[0]);

    /// <summary>Where the page is, for each frontend.</summary>
    public IReadOnlyList<Uri> Addresses => [.. _frontendPorts.Select(AddressOf)];

    public TestProcess? Backend { get; private set; }

    public TestProcess? SecondBackend { get; private set; }

    public List<TestProcess> Frontends { get; } = [];

    /// <summary>The database, where it is PostgreSQL.</summary>
    public PostgresDatabase Postgres => _postgres ?? throw new InvalidOperationException("This site uses SQLite.");

    public static async Task<Site> StartAsync(SiteOptions options, CancellationToken cancellationToken)
    {
        var site = new Site(options, options.UsesPostgres ? await PostgresDatabase.CreateAsync(cancellationToken) : null);
        if (options.UsesPostgres)
        {
            await site.MigrateAsync();
        }

        await site.StartBackendAsync(cancellationToken);
        await site.StartSecondBackendAsync(cancellationToken);
        await site.StartFrontendsAsync(cancellationToken);
        return site;
    }

    public async Task StartBackendAsync(CancellationToken cancellationToken)
    {
        Backend = TestProcess.Start(_options.BackendProgram, BackendEnvironment(BackendAddress));
        await Backend.WaitUntilReadyAsync(new Uri(BackendAddress, "/api/health/ready"), cancellationToken);
        await WarmUpAsync(cancellationToken);
    }

    public async Task StartFrontendsAsync(CancellationToken cancellationToken)
    {
        foreach (var port in _frontendPorts)
        {
            var frontend = TestProcess.Start(_options.FrontendProgram, FrontendEnvironment(port));
            Frontends.Add(frontend);
            await frontend.WaitUntilReadyAsync(new Uri(AddressOf(port), "/health/ready"), cancellationToken);
        }
    }

    /// <summary>Ends all processes as a cluster does, and starts them again on the same database.</summary>
    public async Task RestartAsync(CancellationToken cancellationToken)
    {
        await StopFrontendsAsync();
        await StopBackendAsync();
        await StartBackendAsync(cancellationToken);
        await StartFrontendsAsync(cancellationToken);
    }

    public async Task StopBackendAsync()
    {
        if (Backend is { } backend)
        {
            await backend.StopAsync();
            await backend.DisposeAsync();
        }

        Backend = null;
    }

    public async Task StopFrontendsAsync()
    {
        foreach (var frontend in Frontends)
        {
            await frontend.StopAsync();
            await frontend.DisposeAsync();
        }

        Frontends.Clear();
    }

    public async ValueTask DisposeAsync()
    {
        await StopFrontendsAsync();
        await StopBackendAsync();
        if (SecondBackend is { } second)
        {
            await second.DisposeAsync();
        }

        if (_postgres is not null)
        {
            await _postgres.DisposeAsync();
        }

        _folder.Delete(recursive: true);
    }

    // A debug build compiles as it goes; on a busy machine the first request could take longer than pages wait.
    private async Task WarmUpAsync(CancellationToken cancellationToken)
    {
        using var http = new HttpClient();
        using var body = new StringContent("""{"email":"nobody@example.com","password":"nobody has this one"}""", Encoding.UTF8, "application/json");
        using var answer = await http.PostAsync(new Uri(BackendAddress, "/api/auth/login"), body, cancellationToken);
    }

    // As a release's hook does, before the first backend starts; only SQLite is migrated by the backend itself.
    private async Task MigrateAsync()
    {
        await using var migration = TestProcess.Start(_options.BackendProgram, BackendEnvironment(BackendAddress), "migrate");
        if (await migration.EndAsync() != 0)
        {
            throw new InvalidOperationException($"The migrations failed.\n{migration.Output}");
        }
    }

    private static Uri AddressOf(int port) => new($"http://localhost:{port.ToString(CultureInfo.InvariantCulture)}");

    private async Task StartSecondBackendAsync(CancellationToken cancellationToken)
    {
        if (_options.HasSecondBackend)
        {
            SecondBackend = TestProcess.Start(_options.BackendProgram, BackendEnvironment(SecondBackendAddress));
            await SecondBackend.WaitUntilReadyAsync(new Uri(SecondBackendAddress, "/api/health/ready"), cancellationToken);
        }
    }

    private Uri GatewayAddress() => _options.Gateway?.Invoke([BackendAddress, SecondBackendAddress]) ?? BackendAddress;

    private IEnumerable<KeyValuePair<string, string?>> BackendEnvironment(Uri address) => new Dictionary<string, string?>
    {
        ["ASPNETCORE_URLS"] = address.ToString().TrimEnd('/'),
        ["Database__Path"] = Path.Combine(_folder.FullName, "todo.db"),
        ["DATABASE_URL"] = _postgres?.ConnectionString,
        ["JWT_SECRET"] = Secret,
        ["Management__Port"] = "0",

        // All people of a test share one address, and are quicker than people.
        ["RateLimits__SignInPerMinute"] = "100000",
        ["RateLimits__RefreshPerMinute"] = "100000",
        ["RateLimits__RequestsPerMinute"] = "100000",
        ["RateLimits__ChatPerMinute"] = "100000",
    }.Concat(_options.Backend);

    private IEnumerable<KeyValuePair<string, string?>> FrontendEnvironment(int port) => new Dictionary<string, string?>
    {
        ["ASPNETCORE_URLS"] = AddressOf(port).ToString().TrimEnd('/'),
        ["Backend__Address"] = GatewayAddress().ToString(),
        ["DATA_PROTECTION_KEY"] = Secret,
        ["Management__Port"] = "0",
    }.Concat(_options.Frontend);
}
