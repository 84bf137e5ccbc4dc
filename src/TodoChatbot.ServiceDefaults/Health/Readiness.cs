namespace TodoChatbot.ServiceDefaults.Health;

/// <summary>Whether this process wants requests: from the end of its start to the beginning of its end.</summary>
internal sealed class Readiness
{
    private volatile bool _started;
    private volatile bool _draining;

    public bool HasStarted => _started;

    public bool IsDraining => _draining;

    public bool IsReady => _started && !_draining;

    public void Started() => _started = true;

    public void Drain() => _draining = true;
}
