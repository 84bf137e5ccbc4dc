using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace TodoChatbot.ServiceDefaults.Health;

/// <summary>On SIGTERM turns readiness off and keeps the listener open for the drain time. Runs before Kestrel stops.</summary>
internal sealed partial class Draining(Readiness readiness, IOptions<DrainOptions> options, TimeProvider clock, ILogger<Draining> logger)
    : IHostedLifecycleService
{
    public Task StartedAsync(CancellationToken cancellationToken)
    {
        readiness.Started();
        return Task.CompletedTask;
    }

    public async Task StoppingAsync(CancellationToken cancellationToken)
    {
        // Nobody sends requests to a process that is not ready: one that ends while it starts, or is told to end twice.
        var wasReady = readiness.IsReady;
        readiness.Drain();
        if (wasReady && options.Value.Seconds > 0)
        {
            DrainBegins(options.Value.Seconds);
            await Task.Delay(TimeSpan.FromSeconds(options.Value.Seconds), clock, cancellationToken);
        }
    }

    public Task StartingAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StoppedAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    [LoggerMessage(Level = LogLevel.Information, Message = "Draining for {Seconds} s")]
    private partial void DrainBegins(int seconds);
}
