namespace TodoChatbot.Delivery.Tests.Fixture;

/// <summary>Runs the <c>run:</c> steps of a job in order, from the YAML itself, with the meaning of <c>if</c>, <c>env</c> and outputs.</summary>
internal sealed class JobRun(Job job, Sandbox sandbox)
{
    private readonly Dictionary<string, string> _values = new()
    {
        ["always()"] = "true",
        ["cancelled()"] = "false",
        ["github.repository_owner"] = "Ann",
        ["github.repository"] = "Ann/todo",
        ["github.actor"] = "ann",
        ["github.token"] = "token",
        ["github.sha"] = "0123abc",
        ["github.ref"] = "refs/heads/main",
        ["github.ref_type"] = "branch",
        ["github.ref_name"] = "main",
        ["github.run_number"] = "7",
        ["github.event_name"] = "push",
        ["github.event.repository.private"] = "false",
        ["github.event.repository.pushed_at"] = "1700000000",
    };

    private readonly Dictionary<string, Outcome> _steps = [];
    private bool _hasFailed;

    /// <summary>What an expression stands for; variables and secrets that are not given are empty.</summary>
    public string this[string expression]
    {
        get => _values[expression];
        set => _values[expression] = value;
    }

    /// <summary>Does what an action would have left behind, by the action's name.</summary>
    public Dictionary<string, Action> Actions { get; } = [];

    /// <summary>The action that fails, by its name.</summary>
    public string? BrokenAction { get; set; }

    /// <summary>Asked before each step: true ends the job there, as when the runner is lost.</summary>
    public Func<Step, bool> IsLostBefore { get; init; } = _ => false;

    /// <summary>Steps whose script ran, with what came of it.</summary>
    public List<(Step Step, Outcome Outcome)> Ran { get; } = [];

    public bool HasFailed => _hasFailed;

    public Outcome Of(string step) => Ran.Single(ran => ran.Step.Name == step).Outcome;

    public async Task<JobRun> ToTheEndAsync()
    {
        var shared = Resolved(job.Workflow.Root.Texts("env"));
        var own = Resolved(job.Node.Texts("env"), shared);
        foreach (var step in job.Steps.TakeWhile(step => !IsLostBefore(step)))
        {
            if (!Wanted(step))
            {
                continue;
            }

            if (step.Uses is { } action)
            {
                Actions.GetValueOrDefault(action.Split('@')[0])?.Invoke();
                _hasFailed |= action.Split('@')[0] == BrokenAction;
                continue;
            }

            var outcome = await sandbox.RunAsync(step.Run!, Resolved(step.Env, own).ToDictionary(pair => pair.Key, pair => (string?)pair.Value));
            Ran.Add((step, outcome));
            _hasFailed |= outcome.ExitCode != 0;
            if (step.Id is { } id)
            {
                _steps[id] = outcome;
            }
        }

        return this;
    }

    private bool Wanted(Step step)
    {
        var looksAtFailure = step.If is { } text && (text.Contains("success()", StringComparison.Ordinal) || text.Contains("failure()", StringComparison.Ordinal) || text.Contains("cancelled()", StringComparison.Ordinal));
        return (looksAtFailure || !_hasFailed) && (step.If is null || Expression.Holds(step.If, Look));
    }

    private Dictionary<string, string> Resolved(IReadOnlyDictionary<string, string> declared, IReadOnlyDictionary<string, string>? below = null)
    {
        var all = new Dictionary<string, string>(below ?? new Dictionary<string, string>());
        foreach (var (name, value) in declared)
        {
            all[name] = Expression.Fill(value, Look);
            _values[$"env.{name}"] = all[name];
        }

        return all;
    }

    private string Look(string expression) => expression switch
    {
        "success()" => _hasFailed ? "false" : "true",
        "job.status" => _hasFailed ? "failure" : "success",
        "failure()" => _hasFailed ? "true" : "false",
        _ when _values.TryGetValue(expression, out var value) => value,
        _ when expression.Split('.') is ["steps", var id, "outputs", var output] => _steps.GetValueOrDefault(id)?.Outputs.GetValueOrDefault(output) ?? string.Empty,
        _ when expression.Split('.') is ["steps", var id, "outcome"] => _steps.TryGetValue(id, out var outcome) ? (outcome.ExitCode == 0 ? "success" : "failure") : "skipped",
        _ when expression.StartsWith("vars.", StringComparison.Ordinal) || expression.StartsWith("secrets.", StringComparison.Ordinal) => string.Empty,
        _ => throw new KeyNotFoundException($"{job.Workflow.FileName} uses {expression}, which this test does not know."),
    };
}
