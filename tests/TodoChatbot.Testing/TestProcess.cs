using System.Collections.Concurrent;
using System.Diagnostics;
using System.Runtime.InteropServices;

namespace TodoChatbot.Testing;

/// <summary>A program of ours as a process of its own, stopped by its id and nothing else.</summary>
public sealed partial class TestProcess : IAsyncDisposable
{
    private const int Interruption = 2;
    private const int Terminate = 15;
    private const int Continue = 18;
    private const int Stop = 19;

    private static readonly TimeSpan StartPatience = TimeSpan.FromSeconds(180);
    private static readonly TimeSpan StopPatience = TimeSpan.FromSeconds(40);
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(50);

    private static readonly string[] Unprivileged = ["setpriv", "--reuid=65534", "--regid=65534", "--clear-groups"];

    private readonly Process _process;
    private readonly ConcurrentQueue<string> _output = new();

    private TestProcess(Process process)
    {
        _process = process;
        process.OutputDataReceived += (_, line) => Keep(line.Data);
        process.ErrorDataReceived += (_, line) => Keep(line.Data);
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
    }

    public int Id => _process.Id;

    public bool HasEnded => _process.HasExited;

    /// <summary>What it has printed so far.</summary>
    public string Output => string.Join('\n', _output);

    /// <summary>Starts a .NET program.</summary>
    /// <param name="program">Its dll.</param>
    /// <param name="environment">Variables beside those of the tests; null takes one away.</param>
    /// <param name="arguments">What it is told.</param>
    public static TestProcess Start(string program, IEnumerable<KeyValuePair<string, string?>> environment, params string[] arguments) =>
        Start(["dotnet", program, .. arguments], environment);

    /// <summary>Starts a .NET program as a user whom the rights of files bind: root may write where nobody may.</summary>
    /// <param name="program">Its dll.</param>
    /// <param name="environment">Variables beside those of the tests; null takes one away.</param>
    /// <param name="arguments">What it is told.</param>
    public static TestProcess StartUnprivileged(string program, IEnumerable<KeyValuePair<string, string?>> environment, params string[] arguments) =>
        Start([.. Environment.IsPrivilegedProcess ? Unprivileged : [], "dotnet", program, .. arguments], environment);

    private static TestProcess Start(IReadOnlyList<string> command, IEnumerable<KeyValuePair<string, string?>> environment)
    {
        var start = new ProcessStartInfo(command[0], command.Skip(1))
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            WorkingDirectory = Path.GetTempPath(),
        };
        foreach (var (name, value) in environment)
        {
            start.Environment[name] = value;
        }

        return new TestProcess(Process.Start(start) ?? throw new InvalidOperationException($"{command[0]} did not start."));
    }

    /// <summary>Starts any program.</summary>
    /// <param name="program">Its path.</param>
    /// <param name="arguments">What it is told.</param>
    public static TestProcess StartProgram(string program, params string[] arguments) => new(
        Process.Start(new ProcessStartInfo(program, arguments) { RedirectStandardOutput = true, RedirectStandardError = true, WorkingDirectory = Path.GetTempPath() })
            ?? throw new InvalidOperationException($"{program} did not start."));

    /// <summary>Waits until something takes connections on a port of this machine.</summary>
    /// <exception cref="InvalidOperationException">It ended, or nothing listened in time; the message says what it printed.</exception>
    public async Task WaitUntilItListensAsync(int port, CancellationToken cancellationToken)
    {
        var began = TimeProvider.System.GetTimestamp();
        while (!HasEnded && TimeProvider.System.GetElapsedTime(began) < StartPatience)
        {
            using var client = new System.Net.Sockets.TcpClient();
            try
            {
                await client.ConnectAsync(System.Net.IPAddress.Loopback, port, cancellationToken);
                return;
            }
            catch (System.Net.Sockets.SocketException)
            {
                await Task.Delay(Pause, cancellationToken);
            }
        }

        throw new InvalidOperationException($"Nothing listens on port {port}.\n{Output}");
    }

    /// <summary>Waits until an address answers well.</summary>
    /// <exception cref="InvalidOperationException">It ended, or did not answer in time; the message says what it printed.</exception>
    public async Task WaitUntilReadyAsync(Uri address, CancellationToken cancellationToken)
    {
        using var http = new HttpClient { Timeout = TimeSpan.FromSeconds(2) };
        var began = TimeProvider.System.GetTimestamp();
        while (!HasEnded && TimeProvider.System.GetElapsedTime(began) < StartPatience)
        {
            if (await IsReadyAsync(http, address, cancellationToken))
            {
                return;
            }

            await Task.Delay(Pause, cancellationToken);
        }

        throw new InvalidOperationException($"{address} does not answer.\n{Output}");
    }

    /// <summary>Waits until it has printed something.</summary>
    /// <exception cref="InvalidOperationException">It ended, or did not print it in time; the message says what it printed.</exception>
    public async Task WaitUntilItSaysAsync(string text, CancellationToken cancellationToken)
    {
        var began = TimeProvider.System.GetTimestamp();
        while (!Output.Contains(text, StringComparison.Ordinal))
        {
            if (HasEnded || TimeProvider.System.GetElapsedTime(began) > StartPatience)
            {
                throw new InvalidOperationException($"It does not say “{text}”.\n{Output}");
            }

            await Task.Delay(Pause, cancellationToken);
        }
    }

    /// <summary>Waits until it ends by itself.</summary>
    /// <returns>Its exit code.</returns>
    public async Task<int> EndAsync(CancellationToken cancellationToken)
    {
        await _process.WaitForExitAsync(cancellationToken);
        return _process.ExitCode;
    }

    /// <summary>Asks it to end (SIGTERM).</summary>
    public void Ask() => Send(Terminate);

    /// <summary>Makes it hang (SIGSTOP): its connections stay open and nothing answers on them.</summary>
    public void Suspend() => Send(Stop);

    /// <summary>Lets it go on (SIGCONT).</summary>
    public void Resume() => Send(Continue);

    /// <summary>Interrupts it, as Ctrl-C does (SIGINT), and waits until it has ended.</summary>
    /// <returns>Its exit code.</returns>
    public Task<int> InterruptAsync()
    {
        Send(Interruption);
        return EndAsync();
    }

    /// <summary>Asks it to end (SIGTERM) and waits until it has.</summary>
    /// <returns>Its exit code.</returns>
    public Task<int> StopAsync()
    {
        Ask();
        return EndAsync();
    }

    /// <summary>Waits until it ends by itself; it is killed when it does not.</summary>
    /// <returns>Its exit code.</returns>
    public async Task<int> EndAsync()
    {
        using var patience = new CancellationTokenSource(StopPatience);
        try
        {
            await _process.WaitForExitAsync(patience.Token);
        }
        catch (OperationCanceledException)
        {
            await KillAsync();
        }

        return _process.ExitCode;
    }

    /// <summary>Ends it at once (SIGKILL).</summary>
    public async Task KillAsync()
    {
        if (!HasEnded)
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

    private static async Task<bool> IsReadyAsync(HttpClient http, Uri address, CancellationToken cancellationToken)
    {
        try
        {
            using var answer = await http.GetAsync(address, cancellationToken);
            return answer.IsSuccessStatusCode;
        }
        catch (Exception exception) when (exception is HttpRequestException || (exception is TaskCanceledException && !cancellationToken.IsCancellationRequested))
        {
            return false;
        }
    }

    private void Send(int signal)
    {
        if (!HasEnded)
        {
            _ = Kill(Id, signal);
        }
    }

    private void Keep(string? line)
    {
        if (line is not null)
        {
            _output.Enqueue(line);
        }
    }

    [LibraryImport("libc", EntryPoint = "kill", SetLastError = true)]
    private static partial int Kill(int process, int signal);
}
