using System.Diagnostics.Metrics;

namespace TodoChatbot.Backend.Hosting;

/// <summary>What an operator asks that the framework's own metrics do not tell.</summary>
internal sealed class TodoMetrics
{
    public const string MeterName = "TodoChatbot";

    private readonly Histogram<double> _turnDuration;
    private readonly Counter<long> _toolCalls;
    private readonly Counter<long> _modelFailures;
    private readonly Counter<long> _modelStates;
    private readonly Meter _meter;
    private readonly Counter<long> _outages;
    private readonly Counter<long> _securityEvents;

    public TodoMetrics(IMeterFactory meters)
    {
        var meter = meters.Create(MeterName);
        _meter = meter;
        _turnDuration = meter.CreateHistogram<double>(
            "todo.chat.turn.duration", "s", "From the message to the end of the answer, by how it ended.");
        _toolCalls = meter.CreateCounter<long>("todo.tool.calls", "{call}", "Tool calls of the assistant, by tool and outcome.");
        _modelFailures = meter.CreateCounter<long>("todo.model.failures", "{failure}", "Times that the built-in assistant replied in place of the model, by reason.");
        _modelStates = meter.CreateCounter<long>("todo.model.state_changes", "{change}", "Times that the model became unavailable or available again, by reason.");
        _outages = meter.CreateCounter<long>("todo.database.outages", "{request}", "Requests refused because the database does not answer, by cause.");
        _securityEvents = meter.CreateCounter<long>("todo.security.events", "{event}", "Events of the security log, by name.");
    }

    public void TurnEnded(TimeSpan duration, string outcome) =>
        _turnDuration.Record(duration.TotalSeconds, new KeyValuePair<string, object?>("todo.outcome", outcome));

    public void ToolCalled(string tool, bool isError) =>
        _toolCalls.Add(1, new("gen_ai.tool.name", tool), new("todo.outcome", isError ? "error" : "ok"));

    public void ModelFailed(string reason) => _modelFailures.Add(1, new KeyValuePair<string, object?>("todo.reason", reason));

    public void ModelStateChanged(string state, string reason) => _modelStates.Add(1, new("todo.state", state), new("todo.reason", reason));

    /// <summary>Reports 1 while the model is asked and 0 while it is left alone after a failure.</summary>
    public void ObserveModel(Func<bool> isAvailable) => _meter.CreateObservableGauge(
        "todo.model.available", () => isAvailable() ? 1 : 0, unit: null, "1 while the model is asked, 0 while it is left alone after a failure.");

    public void SecurityEvent(string name) => _securityEvents.Add(1, new KeyValuePair<string, object?>("todo.event", name));

    public void DatabaseDown(string cause) => _outages.Add(1, new KeyValuePair<string, object?>("todo.cause", cause));
}
