using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;

namespace TodoChatbot.Backend.Tests.Fixture;

/// <summary>A backend as a process of its own on another one's database, so that it can be killed in the middle of anything.</summary>
internal sealed class BackendProcess : IAsyncDisposable
{
    private readonly Process _process;
    private readonly ConcurrentQueue<string> _errors = new();

    private BackendProcess(Uri address, IEnumerable<KeyValuePair<string, string?>> settings)
    {
        Address = address;
        var start = new ProcessStartInfo("dotnet", [Path.Combine(AppContext.BaseDirectory, "TodoChatbot.Backend.dll")]) { RedirectStandardOutput = true, RedirectStandardError = true };
        foreach (var (key, value) in settings)
        {
            start.Environment[key.Replace(":", "__", StringComparison.Ordinal)] = value;
        }

        start.Environment["ASPNETCORE_URLS"] = address.ToString();
        _process = Process.Start(start)!;
        _process.ErrorDataReceived += (_, line) => _errors.Enqueue(line.Data ?? "");
        _process.BeginOutputReadLine();
        _process.BeginErrorReadLine();
    }

    public Uri Address { get; }

    /// <summary>Starts a process with the settings and the database of a backend of the tests.</summary>
    public static async Task<BackendProcess> StartAsync(BackendApp beside)
    {
        var process = new BackendProcess(AnyAddress(), beside.Configuration);
        using var client = new HttpClient { BaseAddress = process.Address };
        await Eventually.TrueAsync(() => process.IsReadyAsync(client));
        return process;
    }

    /// <summary>Starts a process that is expected to end by itself.</summary>
    /// <returns>Its exit code, and what it wrote to the error stream.</returns>
    public static async Task<(int Code, string Said)> RunAsync(BackendApp beside)
    {
        await using var process = new BackendProcess(AnyAddress(), beside.Configuration);
        await process._process.WaitForExitAsync(TestContext.Current.CancellationToken);
        return (process._process.ExitCode, string.Join('\n', process._errors));
    }

    /// <summary>SIGKILL: no handler runs, nothing is flushed.</summary>
    public async Task KillAsync()
    {
        if (!_process.HasExited)
        {
            _process.Kill();
        }

        await _process.WaitForExitAsync(CancellationToken.None);
    }

    public async ValueTask DisposeAsync()
    {
        await KillAsync();
        _process.Dispose();
    }

    private static Uri AnyAddress() => new(string.Create(CultureInfo.InvariantCulture, $"http://localhost:{Ports.Next()}"));

    private async Task<bool> IsReadyAsync(HttpClient client)
    {
        _process.HasExited.ShouldBeFalse("the backend ended instead of starting");
        try
        {
            using var response = await client.GetAsync("/api/health/ready", TestContext.Current.CancellationToken);
            return response.IsSuccessStatusCode;
        }
        catch (HttpRequestException)
        {
            return false;
        }
    }
}
