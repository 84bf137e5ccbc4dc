using TodoChatbot.Backend.Rules;
using TodoChatbot.Backend.Tasks.Searching;

namespace TodoChatbot.Backend.Tasks.Tools;

/// <summary>
/// What may be changed in this scope without asking: in the chat what the person's own message asks for, so that a title or a note
/// that talks the assistant into more only makes it ask. Clients of MCP ask their users themselves; for them nothing is limited
/// but how much is changed at once.
/// </summary>
internal sealed class ChangeAllowance
{
    /// <summary>Tasks that are changed without asking, in one call or in several.</summary>
    public const int WithoutAsking = 5;

    private readonly HashSet<Guid> _changed = [];

    private IReadOnlyList<Clause>? _clauses;

    /// <summary>Limits what follows in this scope to these.</summary>
    public void Limit(IReadOnlyList<Clause> clauses) => _clauses = clauses;

    /// <summary>True when these fields of these tasks may be changed so without asking.</summary>
    public bool Covers(string tool, IReadOnlyList<TodoTask> tasks, IReadOnlyCollection<string> fields) =>
        _changed.Union(tasks.Select(task => task.Id)).Count() <= WithoutAsking
        && Covers(tool, clause => (clause.Fields is null || fields.All(clause.Fields.Contains))
            && (clause.Named is null || tasks.All(task => clause.Named.Fits(task.Number, task.SearchText.Split(' ')))));

    /// <summary>True when tasks with these titles may be added without asking.</summary>
    public bool CoversNew(string tool, IEnumerable<string> titles) =>
        Covers(tool, clause => clause.Named is null || titles.All(title => clause.Named.Fits(null, SearchWords.Of(title))));

    /// <exception cref="RequestValidationException">The person did not ask for it.</exception>
    public void NeedSteps(string tool, int steps)
    {
        if (!Covers(tool, clause => steps <= clause.Steps))
        {
            throw new RequestValidationException($"The user's message does not ask for that, so nothing was done. The user can say “{tool}”.");
        }
    }

    /// <summary>Notes what was changed.</summary>
    public void Changed(IEnumerable<TodoTask> tasks) => _changed.UnionWith(tasks.Select(task => task.Id));

    private bool Covers(string tool, Func<Clause, bool> isFor) => _clauses is null || _clauses.Any(clause => clause.Tools.Contains(tool) && isFor(clause));

    /// <summary>Something that is asked for.</summary>
    /// <param name="Tools">By which tools.</param>
    /// <param name="Named">To which tasks; null when the message does not say.</param>
    /// <param name="Steps">How many steps back or forward.</param>
    /// <param name="Fields">Which fields; null when the message does not say.</param>
    internal sealed record Clause(
        IReadOnlyList<string> Tools, Naming? Named = null, int Steps = 0, IReadOnlyCollection<string>? Fields = null);

    /// <summary>How a message names tasks.</summary>
    /// <param name="Numbers">By number.</param>
    /// <param name="Words">By the beginning of any of their words.</param>
    internal sealed record Naming(IReadOnlyCollection<int> Numbers, IReadOnlyCollection<string> Words)
    {
        public bool Fits(int? number, IEnumerable<string> words) =>
            (number is { } value && Numbers.Contains(value)) || words.Any(word => Words.Any(said => word.StartsWith(said, StringComparison.Ordinal)));
    }
}
