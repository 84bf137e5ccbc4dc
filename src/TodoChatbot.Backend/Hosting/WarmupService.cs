namespace TodoChatbot.Backend.Hosting;

/// <summary>
/// Warms up code that the first user would otherwise wait for. It starts after the first response, so that it doesn't delay the readiness of the pod.
/// </summary>
internal abstract class WarmupService(FirstAnswer firstAnswer) : BackgroundService
{
    protected sealed override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await firstAnswer.Given.WaitAsync(stoppingToken);
        WarmUp();
    }

    /// <summary>Does the work, on a thread of the pool.</summary>
    protected abstract void WarmUp();
}
