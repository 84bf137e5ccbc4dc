using System.Diagnostics;
using TodoChatbot.Dev;

namespace TodoChatbot.Drills;

/// <summary>A backend as a process of its own, which can be killed in the middle of anything.</summary>
internal sealed class BackendProcess(int port, string databaseUrl) : IDisposable
{
    private Process? _process;

    public Uri Address { get; } = new($"http://127.0.0.1:{port}");

    public async Task StartAsync(CancellationToken cancellationToken)
    {
        _process = Start("serve");
        using var client = new HttpClient();
        while (!await IsReadyAsync(client, cancellationToken))
        {
            if (_process.HasExited)
            {
                throw new InvalidOperationException($"The backend at {Address} ended with exit code {_process.ExitCode} instead of starting.");
            }

            await Task.Delay(TimeSpan.FromMilliseconds(50), cancellationToken);
        }
    }

    public async Task MigrateAsync(CancellationToken cancellationToken)
    {
        using var migration = Start("migrate");
        await migration.WaitForExitAsync(cancellationToken);
        if (migration.ExitCode != 0)
        {
            throw new InvalidOperationException($"The migration ended with exit code {migration.ExitCode}.");
        }
    }

    /// <summary>SIGKILL: no handler runs, nothing is flushed.</summary>
    public async Task KillAsync()
    {
        _process!.Kill();
        await _process.WaitForExitAsync(CancellationToken.None);
        _process.Dispose();
    }

    public void Dispose()
    {
        if (_process is { HasExited: false })
        {
            _process.Kill();
        }

        _process?.Dispose();
    }

    private Process Start(string verb) => Process.Start(new ProcessStartInfo("dotnet", [Repository.Program("TodoChatbot.Backend"), verb])
    {
        RedirectStandardOutput = false,
        Environment =
        {
            ["ASPNETCORE_URLS"] = Address.ToString().TrimEnd('/'),
            ["DATABASE_URL"] = databaseUrl,
            ["JWT_SECRET"] = "a secret for drills, which nobody else may use",
            ["Management__Port"] = "0",
            ["Logging__LogLevel__Default"] = "Warning",
            ["Logging__Console__FormatterName"] = "simple",
            ["RateLimits__SignInPerMinute"] = "100000",
            ["RateLimits__RequestsPerMinute"] = "100000",
            ["RateLimits__ChatPerMinute"] = "100000",
        },
    })!;

    private async Task<bool> IsReadyAsync(HttpClient client, CancellationToken cancellationToken)
    {
        try
        {
            using var response = await client.GetAsync(new Uri(Address, "/api/health/ready"), cancellationToken);
            return response.IsSuccessStatusCode;
        }
        catch (HttpRequestException)
        {
            return false;
        }
    }
}
