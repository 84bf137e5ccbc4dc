namespace TodoChatbot.Backend.Tasks.Searching;

/// <summary>What a search finds, before any other filter.</summary>
/// <param name="Exact">The tasks that have the words as they are written.</param>
/// <param name="Misspelled">The tasks that only a typo keeps from these; null when no word is long enough for one.</param>
/// <param name="All">Both together; null when there is only the first.</param>
internal sealed record FoundTasks(IQueryable<TodoTask> Exact, IQueryable<TodoTask>? Misspelled = null, IQueryable<TodoTask>? All = null)
{
    /// <summary>Everything that is found.</summary>
    public IQueryable<TodoTask> Whole => All ?? Exact;
}
