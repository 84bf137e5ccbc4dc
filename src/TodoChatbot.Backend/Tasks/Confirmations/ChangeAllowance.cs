using TodoChatbot.Backend.Rules;
using TodoChatbot.Backend.Tasks.Searching;
using TodoChatbot.Contracts;

namespace TodoChatbot.Backend.Tasks.Confirmations;

/// <summary>
/// What may change in this scope without a confirmation: at most five tasks and, in the chat, only what the user's own message asks
/// for. A title or a note that talks the assistant into more only makes it ask. Of tasks that the user typed, as many as one change adds
/// need no confirmation. Other clients show previews to their users themselves.
/// </summary>
internal sealed class ChangeAllowance
{
    /// <summary>Tasks that change without a confirmation, in one call or in several.</summary>
    public const int MaxTasks = 5;

    private readonly HashSet<Guid> _changed = [];
    private readonly Dictionary<string, int> _steps = [];

    private IReadOnlyList<Clause>? _clauses;
    private int _added;

    /// <summary>True while the tasks to add are those that the user typed, as the built-in assistant read them.</summary>
    public bool IsTyped { get; set; }

    /// <summary>Limits what follows in this scope to these clauses.</summary>
    public void Limit(IReadOnlyList<Clause> clauses) => _clauses = clauses;

    /// <summary>Counts what the same caller changed and added shortly before.</summary>
    public void Recall(IReadOnlyCollection<Guid> changed, int added)
    {
        _changed.UnionWith(changed);
        _added += added;
    }

    /// <summary>True when a project or a tag may change in this way without a confirmation.</summary>
    /// <param name="operation">The operation.</param>
    /// <param name="tasks">How many tasks it is taken off.</param>
    public bool CoversLabel(string operation, int tasks) => tasks <= MaxTasks && Covers(operation, _ => true);

    /// <summary>True when these tasks may change in this way without a confirmation.</summary>
    /// <param name="operation">The operation.</param>
    /// <param name="tasks">The tasks that change.</param>
    /// <param name="fields">The fields that change.</param>
    /// <param name="newTasks">How many tasks the change adds.</param>
    public bool Covers(string operation, IReadOnlyList<TodoTask> tasks, IReadOnlyCollection<string> fields, int newTasks) =>
        _changed.Union(tasks.Select(task => task.Id)).Count() <= MaxTasks
        && _added + newTasks <= MaxTasks
        && Covers(operation, clause => (clause.Fields is null || fields.All(clause.Fields.Contains))
            && (clause.Named is null || tasks.All(task => clause.Named.Fits(task.Number, task.Words()))));

    /// <summary>True when tasks with these titles, and their subtasks, may be added without a confirmation.</summary>
    public bool CoversNew(string operation, IReadOnlyList<NewTask> tasks) =>
        _added + CountOf(tasks) <= (IsTyped ? Limits.TasksAtOnce : MaxTasks)
        && Covers(operation, clause => clause.Named is null || tasks.All(task => clause.Named.Fits(null, SearchWords.Of(task.Fields.Title))));

    /// <summary>Checks that changes may be undone or redone, together with those that were before.</summary>
    /// <exception cref="RequestValidationException">The user did not ask for it.</exception>
    public void NeedSteps(string operation, int steps)
    {
        var sum = _steps.GetValueOrDefault(operation) + steps;
        if (!Covers(operation, clause => sum <= clause.Steps))
        {
            throw new RequestValidationException($"The user's message does not ask for that, so nothing was done. The user can say “{operation}”.");
        }
    }

    /// <summary>Notes how many changes were undone or redone.</summary>
    public void Stepped(string operation, int steps) => _steps[operation] = _steps.GetValueOrDefault(operation) + steps;

    /// <summary>Notes what was changed.</summary>
    public void Changed(IEnumerable<TodoTask> tasks, int newTasks)
    {
        _changed.UnionWith(tasks.Select(task => task.Id));
        _added += newTasks;
    }

    /// <summary>Notes what was added.</summary>
    public void Added(IReadOnlyList<NewTask> tasks) => _added += CountOf(tasks);

    private static int CountOf(IReadOnlyList<NewTask> tasks) => tasks.Sum(task => 1 + task.Subtasks.Count);

    private bool Covers(string operation, Func<Clause, bool> isFor) =>
        _clauses is null || _clauses.Any(clause => clause.Operations.Contains(operation) && isFor(clause));

    /// <summary>Something that the user asks for.</summary>
    /// <param name="Operations">By which operations.</param>
    /// <param name="Named">To which tasks; null when the message does not say.</param>
    /// <param name="Steps">How many steps back or forward.</param>
    /// <param name="Fields">Which fields; null when the message does not say.</param>
    internal sealed record Clause(
        IReadOnlyList<string> Operations, Naming? Named = null, int Steps = 0, IReadOnlyCollection<string>? Fields = null);

    /// <summary>How a message names tasks.</summary>
    /// <param name="Numbers">By number.</param>
    /// <param name="Words">By the beginning of any of their words.</param>
    internal sealed record Naming(IReadOnlyCollection<int> Numbers, IReadOnlyCollection<string> Words)
    {
        public bool Fits(int? number, IEnumerable<string> words) =>
            (number is { } value && Numbers.Contains(value)) || words.Any(word => Words.Any(said => word.StartsWith(said, StringComparison.Ordinal)));
    }
}
