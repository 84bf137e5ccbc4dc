using Microsoft.EntityFrameworkCore;
using TodoChatbot.Backend.Accounts;
using TodoChatbot.Backend.Data;

namespace TodoChatbot.Backend.Tasks;

/// <summary>The caller's tasks. The one place that reads the table of tasks, so that nothing can forget whose they are.</summary>
internal sealed class TaskScope(AppDbContext db, Caller caller)
{
    /// <summary>Those that are not deleted.</summary>
    public IQueryable<TodoTask> Mine => WithDeleted.Where(task => task.DeletedAt == null);

    /// <summary>All of them, the deleted ones too.</summary>
    public IQueryable<TodoTask> WithDeleted => db.Set<TodoTask>().Where(task => task.OwnerId == caller.UserId);

    /// <summary>The ones that a search finds: every word is the beginning of a word of the task. Without words that is none.</summary>
    public IQueryable<TodoTask> Found(IReadOnlyList<string> words)
    {
        if (words.Count == 0)
        {
            return Mine.Where(_ => false);
        }

        var found = db.TasksWithWords(caller.UserId, words);
        return Mine.Where(task => found.Contains(task.Id));
    }
}
