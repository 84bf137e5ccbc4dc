using System.Linq.Expressions;
using TodoChatbot.Backend.Accounts;
using TodoChatbot.Backend.Data;
using TodoChatbot.Backend.Data.Searching;
using TodoChatbot.Contracts.Tasks;

namespace TodoChatbot.Backend.Tasks;

/// <summary>The caller's tasks. The one place that reads the table of tasks, so that nothing can forget whose they are.</summary>
internal sealed class TaskScope(AppDbContext db, Caller caller)
{
    /// <summary>Those that are not deleted.</summary>
    public IQueryable<TodoTask> Mine => WithDeleted.Where(task => task.DeletedAt == null);

    /// <summary>Those that are not deleted, without the open tasks of archived projects.</summary>
    public IQueryable<TodoTask> Active => Mine.Where(IsActive);

    /// <summary>False for an open task of an archived project.</summary>
    public static Expression<Func<TodoTask, bool>> IsActive { get; } = task =>
        task.Status == TodoStatus.Done || task.Project!.ArchivedAt == null || task.Project.DeletedAt != null;

    /// <summary>All of them, the deleted ones too.</summary>
    public IQueryable<TodoTask> WithDeleted => db.Set<TodoTask>().Where(task => task.OwnerId == caller.UserId);

    /// <summary>Those that are not deleted and whose search terms meet a condition, or that have a number.</summary>
    public IQueryable<TodoTask> Matching(SearchExpression condition, int? number = null) =>
        db.TasksMatching<TodoTask>(caller.UserId, condition, number).Where(task => task.OwnerId == caller.UserId && task.DeletedAt == null);
}
