using System.Globalization;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.AspNetCore.Routing;
using Microsoft.AspNetCore.TestHost;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Time.Testing;
using OpenTelemetry.Metrics;
using TodoChatbot.Contracts.Accounts;

namespace TodoChatbot.Backend.Tests.Fixture;

/// <summary>The real backend on a real database of its own. Tests speak to it as clients do.</summary>
public sealed class BackendApp : WebApplicationFactory<Program>
{
    /// <summary>Monday, 23 November 2026, 09:00 in UTC.</summary>
    public static readonly DateTimeOffset Start = new(2026, 11, 23, 9, 0, 0, TimeSpan.Zero);

    /// <summary>A setting for tests of what passwords cost: they are hashed as in production, where most tests hash them cheaply.</summary>
    public static readonly (string Key, string? Value) RealPasswords = ("Tests:RealPasswords", "true");

    /// <summary>A setting for tests in which two processes wait for each other: the time begins at <see cref="Start"/> and flows.</summary>
    public static readonly (string Key, string? Value) FlowingTime = ("Clock:Start", Start.ToString("o", CultureInfo.InvariantCulture));

    private readonly Database _database;
    private readonly string _location;
    private readonly bool _ownsDatabase;
    private readonly Dictionary<string, string?> _settings;
    private Action<IServiceCollection> _services = _ => { };

    private BackendApp(Database database, string location, bool ownsDatabase, Dictionary<string, string?> settings)
    {
        (_database, _location, _ownsDatabase, _settings) = (database, location, ownsDatabase, settings);
    }

    /// <summary>The time of this backend; it stands still until a test moves it.</summary>
    public FakeTimeProvider Clock { get; } = new(Start);

    /// <summary>What the backend logs.</summary>
    public LogRecorder Logs { get; } = new();

    /// <summary>How often old rows were looked for and removed; the first write wakes the sweeper.</summary>
    public int Sweeps => Logs.Lines.Count(line => line.Contains("rows that were kept long enough", StringComparison.Ordinal));

    /// <summary>Every route with each of its methods, also those that no document tells of.</summary>
    public IReadOnlyList<(string Method, string Pattern)> Routes =>
    [
        .. from endpoint in Services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>()
           from method in endpoint.Metadata.GetMetadata<HttpMethodMetadata>()?.HttpMethods ?? ["GET"]
           select (method, $"/{endpoint.RoutePattern.RawText!.Trim('/')}"),
    ];

    /// <summary>What this backend is told, its database included.</summary>
    internal IReadOnlyDictionary<string, string?> Configuration => new Dictionary<string, string?>(_settings) { [DatabaseKey] = _location };

    private string DatabaseKey => _database == Database.Postgres ? "DATABASE_URL" : "Database:Path";

    /// <summary>Starts a backend on a new database.</summary>
    /// <param name="database">Which kind.</param>
    /// <param name="settings">Configuration beside the defaults of the tests.</param>
    public static async Task<BackendApp> StartAsync(Database database, params (string Key, string? Value)[] settings) =>
        Create(database, await Databases.CreateAsync(database), ownsDatabase: true, settings);

    /// <summary>Starts a backend on a new database, with other services.</summary>
    public static async Task<BackendApp> StartAsync(Database database, Action<IServiceCollection> services)
    {
        var app = await StartAsync(database);
        app._services = services;
        return app;
    }

    /// <summary>Starts a backend that listens on a real port of this machine.</summary>
    public static async Task<BackendApp> ServeAsync(Database database, params (string Key, string? Value)[] settings)
    {
        var app = await StartAsync(database, settings);
        app.Listen(Ports.Next());
        return app;
    }

    /// <summary>A backend on a database that somebody else looks after.</summary>
    public static BackendApp On(string connectionString, params (string Key, string? Value)[] settings) =>
        Create(Database.Postgres, connectionString, ownsDatabase: false, settings);

    /// <summary>A backend on a database of either kind that somebody else looks after.</summary>
    public static BackendApp On(Database database, string location) => Create(database, location, ownsDatabase: false, []);

    /// <summary>Where the database is: the file, or the connection string.</summary>
    public string Location => _location;

    /// <summary>Starts another backend on the same database, as a second replica or after a restart.</summary>
    public BackendApp StartAnother(params (string Key, string? Value)[] settings) =>
        Create(_database, _location, ownsDatabase: false, [.. _settings.Select(pair => (pair.Key, pair.Value)), .. settings]);

    /// <summary>Starts another backend on the same database that listens on a real port of this machine.</summary>
    public BackendApp ServeAnother(int port, params (string Key, string? Value)[] settings)
    {
        var app = StartAnother(settings);
        app.Listen(port);
        return app;
    }

    /// <summary>Signs a new person up.</summary>
    public async Task<Person> SignUpAsync(string name, string timeZone = "Etc/UTC", string locale = "en-US")
    {
        var client = CreateClient();
        var request = new Register($"{name}.{Guid.CreateVersion7():n}@example.com", Person.Password, name, timeZone, locale);
        return new Person(this, client, await client.PostAsync<Session>("/api/auth/register", request));
    }

    /// <summary>Moves the time forward.</summary>
    public void Wait(TimeSpan time) => Clock.Advance(time);

    /// <summary>Looks into the database beside the backend.</summary>
    /// <returns>The rows, each value as text.</returns>
    public async Task<IReadOnlyList<string?[]>> SqlAsync(string sql)
    {
        await using var connection = await Databases.OpenAsync(_database, _location);
        await using var command = connection.CreateCommand();
        command.CommandText = sql;
        await using var reader = await command.ExecuteReaderAsync(TestContext.Current.CancellationToken);
        var rows = new List<string?[]>();
        while (await reader.ReadAsync(TestContext.Current.CancellationToken))
        {
            rows.Add([.. Enumerable.Range(0, reader.FieldCount).Select(column =>
                reader.IsDBNull(column) ? null : Convert.ToString(reader.GetValue(column), CultureInfo.InvariantCulture))]);
        }

        return rows;
    }

    /// <summary>How many rows a table has.</summary>
    public async Task<int> CountAsync(string table, string condition = "true") =>
        int.Parse((await SqlAsync($"SELECT count(*) FROM {table} WHERE {condition}"))[0][0]!, CultureInfo.InvariantCulture);

    /// <summary>How many rows each table has, apart from the bookkeeping of the migrations and of the search index.</summary>
    public async Task<IReadOnlyDictionary<string, int>> RowsAsync()
    {
        string[] bookkeeping = ["__", "task_words_"];
        var tables = await SqlAsync(_database == Database.Postgres
            ? "SELECT table_name FROM information_schema.tables WHERE table_schema = 'public'"
            : "SELECT name FROM sqlite_master WHERE type = 'table'");
        var rows = new SortedDictionary<string, int>();
        foreach (var table in tables.Select(row => row[0]!).Where(name => !bookkeeping.Any(name.StartsWith)))
        {
            rows[table] = await CountAsync(table);
        }

        return rows;
    }

    /// <summary>An id as this database writes it.</summary>
    public string Literal(Guid id) => _database == Database.Postgres ? $"'{id}'" : $"'{id.ToString().ToUpperInvariant()}'";

    /// <summary>Copies a user's tasks and their history, beside the backend.</summary>
    public async Task CopyTasksAsync(Guid ownerId, int copies)
    {
        var newId = _database == Database.Postgres
            ? "gen_random_uuid()"
            : "upper(hex(randomblob(4)) || '-' || hex(randomblob(2)) || '-' || hex(randomblob(2)) || '-' || hex(randomblob(2)) || '-' || hex(randomblob(6)))";
        await CopyAsync("tasks", new() { ["id"] = newId, ["number"] = "number + copy" });
        await CopyAsync("changes", new() { ["id"] = newId, ["sequence"] = "sequence + copy", ["task_number"] = "task_number + copy" });

        async Task CopyAsync(string table, Dictionary<string, string> changed)
        {
            var columns = (await SqlAsync(_database == Database.Postgres
                ? $"SELECT column_name FROM information_schema.columns WHERE table_name = '{table}' AND table_schema = 'public' AND is_generated = 'NEVER'"
                : $"SELECT name FROM pragma_table_info('{table}')")).Select(row => row[0]!).ToList();
            await SqlAsync(
                $"""
                WITH RECURSIVE copies(copy) AS (SELECT 1 UNION ALL SELECT copy + 1 FROM copies WHERE copy < {copies})
                INSERT INTO {table} ({string.Join(", ", columns)})
                SELECT {string.Join(", ", columns.Select(column => changed.GetValueOrDefault(column, column)))}
                FROM {table}, copies WHERE owner_id = {Literal(ownerId)}
                """);
        }
    }

    public override async ValueTask DisposeAsync()
    {
        await base.DisposeAsync();
        if (_ownsDatabase)
        {
            await Databases.RemoveAsync(_database, _location);
        }
    }

    protected override void ConfigureWebHost(IWebHostBuilder builder)
    {
        builder.UseEnvironment("Production");
        foreach (var (key, value) in Configuration)
        {
            builder.UseSetting(key, value);
        }

        builder.ConfigureTestServices(services =>
        {
            services.AddSingleton<ILoggerProvider>(Logs);
            if (!_settings.ContainsKey(FlowingTime.Key))
            {
                services.Replace(ServiceDescriptor.Singleton<TimeProvider>(Clock));
            }

            if (!_settings.ContainsKey(RealPasswords.Key))
            {
                services.Configure<PasswordHasherOptions>(hasher => hasher.IterationCount = 1);
            }

            // Where nobody asks for them, the measurements of every backend of this process would fill the memory of each.
            if (Configuration["Management:Port"] == "0")
            {
                services.ConfigureOpenTelemetryMeterProvider(metrics => metrics.AddView(_ => MetricStreamConfiguration.Drop));
            }

            _services(services);
        });
    }

    private static BackendApp Create(Database database, string location, bool ownsDatabase, (string Key, string? Value)[] settings)
    {
        Dictionary<string, string?> configuration = new()
        {
            ["JWT_SECRET"] = "a secret of the tests, long enough for HS256",
            ["Management:Port"] = "0",
            ["RateLimits:SignInPerMinute"] = "100000",
            ["RateLimits:RefreshPerMinute"] = "100000",
            ["RateLimits:RequestsPerMinute"] = "100000",
            ["RateLimits:ChatPerMinute"] = "100000",
            ["RateLimits:ExportsPerHour"] = "100000",
            ["Logging:Console:LogLevel:Default"] = "None",
        };
        foreach (var (key, value) in settings)
        {
            configuration[key] = value;
        }

        return new BackendApp(database, location, ownsDatabase, configuration);
    }

    private void Listen(int port)
    {
        UseKestrel(port);
        StartServer();
    }
}
