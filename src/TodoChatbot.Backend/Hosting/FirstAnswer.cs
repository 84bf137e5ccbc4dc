namespace TodoChatbot.Backend.Hosting;

/// <summary>Notices when the process has answered its first request, which usually is a probe that asks whether the pod is ready.</summary>
internal sealed class FirstAnswer : IMiddleware
{
    private readonly TaskCompletionSource _given = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>Completes after the first answer.</summary>
    public Task Given => _given.Task;

    public async Task InvokeAsync(HttpContext context, RequestDelegate next)
    {
        await next(context);
        _given.TrySetResult();
    }
}
