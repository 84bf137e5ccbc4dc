using System.Diagnostics;
using System.Globalization;
using TodoChatbot.Dev;

namespace TodoChatbot.Drills;

/// <summary>A backend or a frontend as a process of its own, which can be killed in the middle of anything.</summary>
internal sealed class ServiceProcess : IDisposable
{
    private readonly string _project;
    private readonly string _readyPath;
    private readonly (string Key, string Value) _setting;
    private readonly CpuLimit? _limit;
    private readonly int _managementPort;
    private Process? _process;

    private ServiceProcess(string project, int port, string readyPath, (string Key, string Value) setting, CpuLimit? limit, int managementPort)
    {
        _managementPort = managementPort;
        _project = project;
        _readyPath = readyPath;
        _setting = setting;
        _limit = limit;
        Address = new Uri($"http://127.0.0.1:{port}");
    }

    public Uri Address { get; }

    /// <summary>Where it shows its metrics, if it was given a port for them.</summary>
    public Uri MetricsAddress => new($"http://127.0.0.1:{_managementPort}/metrics");

    public int ProcessId => _process!.Id;

    /// <summary>The processor time used since the start.</summary>
    public TimeSpan CpuTime
    {
        get
        {
            _process!.Refresh();
            return _process.TotalProcessorTime;
        }
    }

    /// <summary>The memory that is in use now, in MiB.</summary>
    public long MemoryMiB
    {
        get
        {
            _process!.Refresh();
            return _process.WorkingSet64 >> 20;
        }
    }

    public static ServiceProcess Backend(int port, string databaseUrl, CpuLimit? limit = null, int managementPort = 0) =>
        new("TodoChatbot.Backend", port, "/api/health/ready", ("DATABASE_URL", databaseUrl), limit, managementPort);

    public static ServiceProcess Frontend(int port, Uri backend, CpuLimit? limit = null, int managementPort = 0) =>
        new("TodoChatbot.Frontend", port, "/health/ready", ("Backend__Address", backend.ToString()), limit, managementPort);

    public async Task StartAsync(CancellationToken cancellationToken)
    {
        _process = Start([]);
        _limit?.Add(_process);
        using var client = new HttpClient();
        while (!await IsReadyAsync(client, cancellationToken))
        {
            if (_process.HasExited)
            {
                throw new InvalidOperationException($"{_project} at {Address} ended with exit code {_process.ExitCode} instead of starting.");
            }

            await Task.Delay(TimeSpan.FromMilliseconds(50), cancellationToken);
        }
    }

    public async Task MigrateAsync(CancellationToken cancellationToken)
    {
        using var migration = Start(["migrate"]);
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
            _process.WaitForExit();
        }

        _process?.Dispose();
    }

    private Process Start(string[] verb) => Process.Start(new ProcessStartInfo("dotnet", [Repository.Program(_project), .. verb])
    {
        Environment =
        {
            ["ASPNETCORE_URLS"] = Address.ToString().TrimEnd('/'),
            ["JWT_SECRET"] = "a secret for drills, which nobody else may use",
            ["DATA_PROTECTION_KEY"] = "another secret for drills that nobody else may use",
            ["Management__Port"] = _managementPort.ToString(CultureInfo.InvariantCulture),
            ["Logging__LogLevel__Default"] = "Warning",
            ["Logging__Console__FormatterName"] = "simple",
            ["RateLimits__SignInPerMinute"] = "100000",
            ["RateLimits__RequestsPerMinute"] = "100000",
            ["RateLimits__ChatPerMinute"] = "100000",
            ["RateLimits__ExportsPerHour"] = "100000",
            [_setting.Key] = _setting.Value,
        },
    })!;

    private async Task<bool> IsReadyAsync(HttpClient client, CancellationToken cancellationToken)
    {
        try
        {
            using var response = await client.GetAsync(new Uri(Address, _readyPath), cancellationToken);
            return response.IsSuccessStatusCode;
        }
        catch (HttpRequestException)
        {
            return false;
        }
    }
}
