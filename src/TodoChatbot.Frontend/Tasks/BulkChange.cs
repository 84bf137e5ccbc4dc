using System.Globalization;
using TodoChatbot.Contracts.Tasks;
using TodoChatbot.Frontend.Accounts.Sessions;
using TodoChatbot.Frontend.Backend;
using TodoChatbot.Frontend.History;
using TodoChatbot.Frontend.Layout.Notices;

namespace TodoChatbot.Frontend.Tasks;

/// <summary>Does the same to several tasks, one after another, and can take all of it back.</summary>
internal sealed class BulkChange(TaskClient tasks, HistoryClient history, Viewer viewer)
{
    private const int MostTasks = 100;

    /// <param name="numbers">Which tasks.</param>
    /// <param name="what">What to do, as the button says.</param>
    /// <param name="priority">For <c>priority</c>: which.</param>
    /// <param name="project">For <c>project</c>: which; empty for none.</param>
    /// <param name="cancellationToken">Stops it.</param>
    public async Task<Notice> MakeAsync(
        IReadOnlyCollection<int> numbers, string what, string? priority, string? project, CancellationToken cancellationToken)
    {
        if (numbers.Count is 0 or > MostTasks)
        {
            return Notice.Problem(numbers.Count == 0 ? "Select the tasks first." : $"That were {numbers.Count} tasks. Select up to {MostTasks} at once.");
        }

        var undo = new List<Guid>();
        BackendProblem? problem = null;
        foreach (var number in numbers.Distinct())
        {
            var change = await ChangeAsync(number, what, priority, project, cancellationToken);
            if (change.IsRefused(out var refused, out var changeSet))
            {
                problem ??= refused;
            }
            else if (changeSet is { } made)
            {
                undo.Add(made);
            }
        }

        return NoticeOf(numbers.Count, undo, problem, what);
    }

    private Notice NoticeOf(int asked, IReadOnlyList<Guid> undo, BackendProblem? problem, string what)
    {
        var verb = what switch
        {
            "complete" => "Completed",
            "reopen" => "Reopened",
            "delete" => "Deleted",
            "priority" or "project" => "Changed",
            _ => "Moved",
        };
        var where = verb == "Moved" ? $" to {TaskPatch.DayOf(what, viewer.Today).ToString("ddd d MMM yyyy", CultureInfo.InvariantCulture)}" : "";
        var text = problem is null ? $"{verb} {Count(asked)}{where}." : $"{verb} {undo.Count} of {Count(asked)}{where}. {problem.Sentence}";
        return new Notice(text, IsProblem: undo.Count == 0 && problem is not null) { Undo = undo };
    }

    private static string Count(int tasks) => tasks == 1 ? "1 task" : $"{tasks} tasks";

    private async Task<Answer<Guid?>> ChangeAsync(
        int number, string what, string? priority, string? project, CancellationToken cancellationToken) => what switch
        {
            "complete" or "reopen" => ChangeSetOf(await tasks.CompleteAsync(number, what == "complete", cancellationToken)),
            "delete" => await DeleteAsync(number, cancellationToken),
            "priority" => ChangeSetOf(await tasks.ChangeAsync(number, TaskPatch.Priority(priority ?? string.Empty), cancellationToken)),
            "project" => ChangeSetOf(await tasks.ChangeAsync(number, TaskPatch.Project(project), cancellationToken)),
            _ => ChangeSetOf(await tasks.ChangeAsync(number, TaskPatch.DueOn(TaskPatch.DayOf(what, viewer.Today)), cancellationToken)),
        };

    private async Task<Answer<Guid?>> DeleteAsync(int number, CancellationToken cancellationToken)
    {
        var answer = await tasks.DeleteAsync(number, cancellationToken);
        return answer.IsRefused(out var problem, out _)
            ? Answer<Guid?>.Refused(problem)
            : Answer<Guid?>.Given((await history.LatestOfAsync(number, cancellationToken))?.ChangeSet);
    }

    private static Answer<Guid?> ChangeSetOf(Answer<TaskItem> answer) => answer.IsRefused(out var problem, out var task)
        ? Answer<Guid?>.Refused(problem)
        : Answer<Guid?>.Given(task.ChangeSet);
}
