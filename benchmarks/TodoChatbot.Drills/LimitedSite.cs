using System.Globalization;
using TodoChatbot.Dev;

namespace TodoChatbot.Drills;

/// <summary>One frontend and one backend, each with the share of a processor that a pod gets, on a PostgreSQL server of their own.</summary>
internal sealed class LimitedSite : IAsyncDisposable
{
    private const int FirstPort = 18_110;

    private readonly ThrowawayPostgres _postgres;
    private readonly CpuLimit? _backendLimit;
    private readonly CpuLimit? _frontendLimit;
    private readonly ServiceProcess _backend;
    private readonly ServiceProcess _frontend;
    private (TimeSpan Backend, TimeSpan Frontend) _used;

    private LimitedSite(ThrowawayPostgres postgres, double processors)
    {
        _postgres = postgres;
        _backendLimit = CpuLimit.TryCreate("drill-backend", processors);
        _frontendLimit = CpuLimit.TryCreate("drill-frontend", processors);
        _backend = ServiceProcess.Backend(FirstPort, postgres.ConnectionString, _backendLimit);
        _frontend = ServiceProcess.Frontend(FirstPort + 1, _backend.Address, _frontendLimit);
    }

    public Uri Address => _frontend.Address;

    public Uri BackendAddress => _backend.Address;

    public string ConnectionString => _postgres.ConnectionString;

    public static async Task<LimitedSite> StartAsync(double processors, CancellationToken cancellationToken)
    {
        var site = new LimitedSite(await ThrowawayPostgres.StartAsync(cancellationToken), processors);
        Console.WriteLine(site._backendLimit is null || site._frontendLimit is null
            ? "This user may not limit processors, so the figures are those of the whole machine."
            : string.Create(CultureInfo.InvariantCulture, $"Each process gets {processors} of a processor."));
        await site._backend.MigrateAsync(cancellationToken);
        await Task.WhenAll(site._backend.StartAsync(cancellationToken), site._frontend.StartAsync(cancellationToken));
        return site;
    }

    /// <summary>What is used from now on counts.</summary>
    public void BeginCounting() => _used = (_backend.CpuTime, _frontend.CpuTime);

    public void Report(int actions)
    {
        Report("backend", _backend, _backend.CpuTime - _used.Backend, actions);
        Report("frontend", _frontend, _frontend.CpuTime - _used.Frontend, actions);
    }

    public async ValueTask DisposeAsync()
    {
        _frontend.Dispose();
        _backend.Dispose();
        _frontendLimit?.Dispose();
        _backendLimit?.Dispose();
        await _postgres.DisposeAsync();
    }

    private static void Report(string name, ServiceProcess process, TimeSpan cpu, int actions) => Console.WriteLine(string.Create(
        CultureInfo.InvariantCulture,
        $"{name}: {cpu.TotalMilliseconds / actions:0.0} ms of processor time for an action, {process.MemoryMiB} MiB"));
}
