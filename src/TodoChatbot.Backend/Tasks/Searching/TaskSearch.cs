using Microsoft.EntityFrameworkCore;
using TodoChatbot.Backend.Accounts;
using TodoChatbot.Backend.Data;
using TodoChatbot.Backend.Tasks.Labels;

namespace TodoChatbot.Backend.Tasks.Searching;

/// <summary>Finds the caller's tasks by what people type.</summary>
internal sealed class TaskSearch(AppDbContext db, Caller caller, TaskScope tasks, SearchBackfill backfill)
{
    // As many as a user can have.
    private const int MaxProjects = 1_000;

    /// <summary>Finds tasks by words, by their number and by the name of their project. Without a word, it finds nothing.</summary>
    public async Task<FoundTasks> FindAsync(string text, CancellationToken cancellationToken)
    {
        await backfill.RunForAsync(caller.UserId, cancellationToken);
        var projects = await db.Set<Project>().Where(project => project.OwnerId == caller.UserId && project.DeletedAt == null)
            .OrderBy(project => project.Key).Select(project => new { project.Id, project.Name }).Take(MaxProjects).ToListAsync(cancellationToken);
        return SearchQuery.Of(text, projects.Select(project => (project.Id, project.Name))) is not { } query
            ? new FoundTasks(tasks.Mine.Where(_ => false))
            : query.Misspelled is not { } misspelled
            ? new FoundTasks(tasks.Matching(query.Exact, query.Number))
            : new FoundTasks(tasks.Matching(query.Exact), tasks.Matching(misspelled), tasks.Matching(query.Whole));
    }

    /// <summary>Finds the tasks that have these words, spelled like this.</summary>
    /// <returns>Null when the text has no words.</returns>
    public async Task<IQueryable<TodoTask>?> FindWordsAsync(string text, CancellationToken cancellationToken)
    {
        await backfill.RunForAsync(caller.UserId, cancellationToken);
        return SearchQuery.OfWords(text) is { } query ? tasks.Matching(query.Exact) : null;
    }
}
