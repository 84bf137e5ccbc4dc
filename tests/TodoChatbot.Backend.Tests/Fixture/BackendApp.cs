using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.AspNetCore.TestHost;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Time.Testing;
using TodoChatbot.Backend.Data;
using TodoChatbot.Contracts.Accounts;

namespace TodoChatbot.Backend.Tests.Fixture;

/// <summary>The real backend on a real database of its own. Tests speak to it as clients do.</summary>
public sealed class BackendApp : WebApplicationFactory<Program>
{
    /// <summary>Monday, 23 November 2026, 09:00 in UTC.</summary>
    public static readonly DateTimeOffset Start = new(2026, 11, 23, 9, 0, 0, TimeSpan.Zero);

    private readonly Database _database;
    private readonly string _location;
    private readonly bool _ownsDatabase;
    private readonly Dictionary<string, string?> _settings;

    private BackendApp(Database database, string location, bool ownsDatabase, Dictionary<string, string?> settings)
    {
        (_database, _location, _ownsDatabase, _settings) = (database, location, ownsDatabase, settings);
    }

    /// <summary>The time of this backend; it stands still until a test moves it.</summary>
    public FakeTimeProvider Clock { get; } = new(Start);

    /// <summary>What the backend logs.</summary>
    public LogRecorder Logs { get; } = new();

    /// <summary>Starts a backend on a new database.</summary>
    /// <param name="database">Which kind.</param>
    /// <param name="settings">Configuration beside the defaults of the tests.</param>
    public static async Task<BackendApp> StartAsync(Database database, params (string Key, string? Value)[] settings)
    {
        var location = database == Database.Postgres
            ? await PostgresServer.CreateDatabaseAsync(TestContext.Current.CancellationToken)
            : Path.Combine(Path.GetTempPath(), $"todo-{Guid.CreateVersion7():n}.db");
        return await StartAsync(database, location, ownsDatabase: true, settings);
    }

    /// <summary>Starts another backend on the same database, as a second replica or after a restart.</summary>
    public Task<BackendApp> StartAnotherAsync(params (string Key, string? Value)[] settings) =>
        StartAsync(_database, _location, ownsDatabase: false, [.. _settings.Select(pair => (pair.Key, pair.Value)), .. settings]);

    /// <summary>Signs a new person up.</summary>
    public async Task<Person> SignUpAsync(string name, string timeZone = "Etc/UTC", string locale = "en-US")
    {
        var client = CreateClient();
        var request = new Register($"{name}.{Guid.CreateVersion7():n}@example.com", Person.Password, name, timeZone, locale);
        return new Person(this, client, await client.PostAsync<Session>("/api/auth/register", request));
    }

    /// <summary>Moves the time forward.</summary>
    public void Wait(TimeSpan time) => Clock.Advance(time);

    public override async ValueTask DisposeAsync()
    {
        await base.DisposeAsync();
        if (!_ownsDatabase)
        {
            return;
        }

        if (_database == Database.Postgres)
        {
            await PostgresServer.DropDatabaseAsync(_location);
            return;
        }

        SqliteConnection.ClearAllPools();
        foreach (var file in new[] { _location, _location + "-wal", _location + "-shm" })
        {
            File.Delete(file);
        }
    }

    protected override void ConfigureWebHost(IWebHostBuilder builder)
    {
        builder.UseEnvironment("Production");
        foreach (var (key, value) in _settings)
        {
            builder.UseSetting(key, value);
        }

        builder.UseSetting(_database == Database.Postgres ? "DATABASE_URL" : "Database:Path", _location);
        builder.ConfigureTestServices(services =>
        {
            services.Replace(ServiceDescriptor.Singleton<TimeProvider>(Clock));
            services.AddSingleton<ILoggerProvider>(Logs);
        });
    }

    private static async Task<BackendApp> StartAsync(
        Database database, string location, bool ownsDatabase, (string Key, string? Value)[] settings)
    {
        Dictionary<string, string?> configuration = new()
        {
            ["JWT_SECRET"] = "a secret of the tests, long enough for HS256",
            ["RateLimits:SignInPerMinute"] = "100000",
            ["RateLimits:RequestsPerMinute"] = "100000",
            ["RateLimits:ChatPerMinute"] = "100000",
            ["Logging:Console:LogLevel:Default"] = "None",
        };
        foreach (var (key, value) in settings)
        {
            configuration[key] = value;
        }

        var app = new BackendApp(database, location, ownsDatabase, configuration);
        if (database == Database.Postgres && ownsDatabase)
        {
            await app.Services.GetRequiredService<Migrator>().MigrateAsync(TestContext.Current.CancellationToken);
        }

        return app;
    }
}
