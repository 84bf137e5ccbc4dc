using System.Globalization;
using System.Net.Http.Headers;
using TodoChatbot.Contracts.Accounts;
using TodoChatbot.Testing;

namespace TodoChatbot.Backend.Tests.Fixture;

/// <summary>The backend as an operator runs it: a process of its own.</summary>
internal sealed class BackendProgram : IAsyncDisposable
{
    private static readonly string File = Testing.Repository.Built("TodoChatbot.Backend");

    private readonly int _port = Ports.Next();
    private readonly int _managementPort = Ports.Next();

    private BackendProgram(Dictionary<string, string?> environment)
    {
        environment["ASPNETCORE_URLS"] = $"http://127.0.0.1:{_port}";
        environment["Management__Port"] = _managementPort.ToString(CultureInfo.InvariantCulture);
        Process = TestProcess.Start(File, environment, "serve");
    }

    public TestProcess Process { get; }

    public Uri Address => new($"http://127.0.0.1:{_port}");

    public Uri Management => new($"http://127.0.0.1:{_managementPort}");

    /// <summary>Starts it and waits until it is ready.</summary>
    public static async Task<BackendProgram> ServeAsync(Database database, string location, params (string Name, string? Value)[] environment)
    {
        var program = new BackendProgram(EnvironmentOf(database, location, environment));
        await program.Process.WaitUntilReadyAsync(new Uri(program.Address, "/api/health/ready"), TestContext.Current.CancellationToken);
        return program;
    }

    /// <summary>Runs it for one verb.</summary>
    /// <returns>The exit code and what it printed.</returns>
    public static async Task<(int ExitCode, string Output)> RunAsync(
        Database database, string location, string[] arguments, params (string Name, string? Value)[] environment)
    {
        await using var process = TestProcess.Start(File, EnvironmentOf(database, location, environment), arguments);
        var exitCode = await process.EndAsync(TestContext.Current.CancellationToken);
        return (exitCode, process.Output);
    }

    /// <summary>Runs it for one verb as a user whom the rights of files bind, also where the tests run as root.</summary>
    /// <returns>The exit code and what it printed.</returns>
    public static async Task<(int ExitCode, string Output)> RunUnprivilegedAsync(Database database, string location, string[] arguments)
    {
        await using var process = TestProcess.StartUnprivileged(File, EnvironmentOf(database, location, [("Management__Port", "0")]), arguments);
        var exitCode = await process.EndAsync(TestContext.Current.CancellationToken);
        return (exitCode, process.Output);
    }

    /// <summary>Signs a new person up.</summary>
    /// <returns>A client with the token of the session.</returns>
    public async Task<HttpClient> SignUpAsync()
    {
        var client = new HttpClient { BaseAddress = Address };
        var session = await client.PostAsync<Session>("/api/auth/register", new Register($"{Guid.CreateVersion7():n}@example.com", Person.Password));
        client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", session.AccessToken);
        return client;
    }

    public ValueTask DisposeAsync() => Process.DisposeAsync();

    private static Dictionary<string, string?> EnvironmentOf(Database database, string location, (string Name, string? Value)[] extra)
    {
        Dictionary<string, string?> environment = new()
        {
            [database == Database.Postgres ? "DATABASE_URL" : "Database__Path"] = location,
            ["JWT_SECRET"] = "a secret of the tests, long enough for HS256",
        };
        foreach (var (name, value) in extra)
        {
            environment[name] = value;
        }

        return environment;
    }
}
