using System.Net;
using System.Net.Sockets;
using System.Runtime.InteropServices;
using CliWrap;

namespace TodoChatbot.Dev;

/// <summary>Backend and frontend as two processes on this machine, with SQLite and secrets in one folder.</summary>
internal sealed partial class LocalSite(int backendPort, int frontendPort, string dataFolder, bool isDemo)
{
    private const string Backend = "TodoChatbot.Backend";
    private const string Frontend = "TodoChatbot.Frontend";
    private const int Terminate = 15;

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    private readonly string _data = isDemo ? Path.Combine(dataFolder, "demo") : dataFolder;

    private Uri BackendAddress => new($"http://localhost:{backendPort}");

    private Uri FrontendAddress => new($"http://localhost:{frontendPort}");

    /// <summary>What stands in the way of a start, and the mend; null when nothing does.</summary>
    public string? Problem() =>
        ProblemWith(backendPort, "BACKEND_PORT") ?? ProblemWith(frontendPort, "FRONTEND_PORT");

    /// <summary>Runs until cancelled, or until one of the two ends by itself.</summary>
    /// <returns>The exit code.</returns>
    public async Task<int> RunAsync(CancellationToken cancellationToken)
    {
        if (isDemo && Directory.Exists(_data))
        {
            Directory.Delete(_data, recursive: true);
        }

        var secrets = new SecretsFolder(Path.Combine(_data, "secrets"));
        secrets.Fill();

        // Ctrl-C reaches both programs by the terminal; this reaches them when the stop comes another way.
        using var stopping = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        var backend = Start(Backend, BackendAddress, ("Database__Path", Path.Combine(_data, "todo.db")), stopping.Token);
        var frontend = Start(Frontend, FrontendAddress, ("Backend__Address", BackendAddress.ToString()), stopping.Token);
        var ended = Task.WhenAny(backend, frontend);
        try
        {
            if (await IsReadyAsync(ended, cancellationToken))
            {
                if (isDemo)
                {
                    await Demo.SeedAsync(BackendAddress, cancellationToken);
                    Console.WriteLine($"Sign in as {Demo.Email} with the password {Demo.Password}.");
                }

                Console.WriteLine($"Todo Chatbot is at {FrontendAddress} (API at {BackendAddress}api, data in {_data}). Ctrl-C stops it.");
                await ended;
            }
        }
        catch (OperationCanceledException)
        {
            // Ctrl-C before it was ready.
        }

        await stopping.CancelAsync();
        await Task.WhenAll(backend, frontend);
        return cancellationToken.IsCancellationRequested ? ExitCodes.Ok : ExitCodes.Failed;
    }

    private Task<int> Start(string project, Uri address, (string Key, string Value) setting, CancellationToken stopping)
    {
        var command = Cli.Wrap(Environment.ProcessPath is { } host && Path.GetFileNameWithoutExtension(host) == "dotnet" ? host : "dotnet")
            .WithArguments([Repository.Program(project)])
            .WithWorkingDirectory(Repository.Root)
            .WithEnvironmentVariables(environment =>
            {
                environment
                    .Set("ASPNETCORE_URLS", address.ToString().TrimEnd('/'))
                    .Set("SECRETS_DIRECTORY", Path.Combine(_data, "secrets"))
                    .Set("Management__Port", "0")
                    .Set("Logging__Console__FormatterName", "simple")
                    .Set(setting.Key, setting.Value);
                if (isDemo)
                {
                    environment.Set("Clock__Start", Demo.Start);
                }
            })
            .WithStandardOutputPipe(PipeTarget.ToDelegate(Console.WriteLine))
            .WithStandardErrorPipe(PipeTarget.ToDelegate(Console.Error.WriteLine))
            .WithValidation(CommandResultValidation.None);
        var running = command.ExecuteAsync(CancellationToken.None);

        // Not the interruption that CliWrap would send: what a shell starts in the background ignores that.
        stopping.Register(() => _ = Kill(running.ProcessId, Terminate));
        return WaitAsync(project, running);
    }

    private static async Task<int> WaitAsync(string project, CommandTask<CommandResult> command)
    {
        try
        {
            var exitCode = (await command).ExitCode;
            await Console.Error.WriteLineAsync($"{project} ended with exit code {exitCode}.");
            return exitCode;
        }
        catch (OperationCanceledException)
        {
            return ExitCodes.Ok;
        }
    }

    private async Task<bool> IsReadyAsync(Task ended, CancellationToken cancellationToken)
    {
        using var client = new HttpClient { Timeout = TimeSpan.FromSeconds(2) };
        var deadline = TimeProvider.System.GetTimestamp();
        while (!ended.IsCompleted && TimeProvider.System.GetElapsedTime(deadline) < Patience)
        {
            if (await AnswersAsync(client, new Uri(BackendAddress, "/api/health/ready"), cancellationToken)
                && await AnswersAsync(client, new Uri(FrontendAddress, "/health/ready"), cancellationToken))
            {
                return true;
            }

            await Task.Delay(TimeSpan.FromMilliseconds(100), cancellationToken);
        }

        if (!ended.IsCompleted)
        {
            await Console.Error.WriteLineAsync($"It did not get ready within {Patience.TotalSeconds} s. What it printed above says why.");
        }

        return false;
    }

    private static async Task<bool> AnswersAsync(HttpClient client, Uri address, CancellationToken cancellationToken)
    {
        try
        {
            using var response = await client.GetAsync(address, cancellationToken);
            return response.IsSuccessStatusCode;
        }
        catch (Exception exception) when (exception is HttpRequestException || (exception is TaskCanceledException && !cancellationToken.IsCancellationRequested))
        {
            return false;
        }
    }

    private static string? ProblemWith(int port, string variable)
    {
        try
        {
            using var listener = new TcpListener(IPAddress.Loopback, port);
            listener.Start();
            return null;
        }
        catch (SocketException)
        {
            return $"Port {port} is taken by another program. Stop that program, or choose another port: make run {variable}={port + 10}";
        }
    }

    [LibraryImport("libc", EntryPoint = "kill")]
    private static partial int Kill(int process, int signal);
}
