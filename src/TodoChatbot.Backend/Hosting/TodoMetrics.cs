using System.Diagnostics.Metrics;

namespace TodoChatbot.Backend.Hosting;

/// <summary>What an operator asks that the framework's own metrics do not tell.</summary>
internal sealed class TodoMetrics
{
    public const string MeterName = "TodoChatbot";

    private readonly Histogram<double> _turnDuration;
    private readonly Counter<long> _toolCalls;
    private readonly Counter<long> _modelFailures;
    private readonly Counter<long> _outages;
    private readonly Counter<long> _securityEvents;

    public TodoMetrics(IMeterFactory meters)
    {
        var meter = meters.Create(MeterName);
        _turnDuration = meter.CreateHistogram<double>(
            "todo.chat.turn.duration", "s", "From the message to the end of the answer, by how it ended.");
        _toolCalls = meter.CreateCounter<long>("todo.tool.calls", "{call}", "Tool calls of the assistant, by tool and outcome.");
        _modelFailures = meter.CreateCounter<long>("todo.model.failures", "{failure}", "Times that the built-in assistant had to step in.");
        _outages = meter.CreateCounter<long>("todo.database.outages", "{request}", "Requests refused because the database does not answer, by cause.");
        _securityEvents = meter.CreateCounter<long>("todo.security.events", "{event}", "Events of the security log, by name.");
    }

    public void TurnEnded(TimeSpan duration, string outcome) =>
        _turnDuration.Record(duration.TotalSeconds, new KeyValuePair<string, object?>("todo.outcome", outcome));

    public void ToolCalled(string tool, bool isError) =>
        _toolCalls.Add(1, new("gen_ai.tool.name", tool), new("todo.outcome", isError ? "error" : "ok"));

    public void ModelFailed() => _modelFailures.Add(1);

    public void SecurityEvent(string name) => _securityEvents.Add(1, new KeyValuePair<string, object?>("todo.event", name));

    public void DatabaseDown(string cause) => _outages.Add(1, new KeyValuePair<string, object?>("todo.cause", cause));
}
