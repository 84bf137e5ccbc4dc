namespace TodoChatbot.Backend.Hosting;

/// <summary>
/// Work that spares the first users a wait. It begins after the first answer: on half a processor it would otherwise delay by seconds when a pod is ready.
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
