using Microsoft.EntityFrameworkCore;
using TodoChatbot.Backend.Rules;
using TodoChatbot.Backend.Tasks.Tools;
using TodoChatbot.Backend.Tasks.Tools.Answers;
using TodoChatbot.Contracts.Tasks;

namespace TodoChatbot.Backend.Tasks.Bulk;

/// <summary>One action on tasks that a person has marked, in one change: at once for a few, after their agreement for more.</summary>
internal sealed class BulkActions(TaskScope tasks, TaskService list, TaskMapper items, ToolResultFormatter briefs, Confirmations confirmations)
{
    /// <returns>Null when the caller has none of the tasks.</returns>
    public async Task<BulkAnswer?> RunAsync(BulkTasks request, CancellationToken cancellationToken)
    {
        request.Validated();
        if (request.Action == BulkAction.Change != request.Change is { Count: > 0 })
        {
            throw RequestValidationException.For(nameof(request.Change), "Say what to change with the action change, and only with it.");
        }

        var marked = await FindAsync(request.Tasks, cancellationToken);
        if (marked.Count == 0)
        {
            return null;
        }

        var (tool, verb) = NamesOf(request.Action!.Value);
        var change = request.Change ?? [];
        if (marked.Count > ChangeAllowance.WithoutAsking
            && !await confirmations.HoldsAsync(request.Confirmation, tool, change, marked, cancellationToken))
        {
            var lines = ToolResultFormatter.LinesOf(await briefs.OfAsync(marked, cancellationToken));
            var preview = await confirmations.AskAsync($"{verb} {marked.Count} tasks?", lines, tool, change, marked, cancellationToken);
            return new BulkAnswer(
                await items.OfAsync(marked, cancellationToken),
                ChangeSet: null,
                new BulkPreview(preview.Summary, preview.Lines, preview.Confirmation, preview.ExpiresAt));
        }

        Guid[] ids = [.. marked.Select(task => task.Id)];
        var written = request.Action switch
        {
            BulkAction.Delete => await list.DeleteAsync(ids, cancellationToken),
            BulkAction.Change => await list.ChangeAsync(ids, tool, fields => MergePatch.Apply(fields, change), subtasks: [], cancellationToken),
            _ => await list.CompleteAsync(ids, done: request.Action == BulkAction.Complete, cancellationToken),
        };
        return new BulkAnswer(written, written is [{ ChangeSet: var changeSet }, ..] ? changeSet : null, Preview: null);
    }

    private async Task<IReadOnlyList<TodoTask>> FindAsync(IReadOnlyList<string> named, CancellationToken cancellationToken)
    {
        var keys = named.Select(KeyOf).ToList();
        var (numbers, ids) = (keys.Select(key => key.Number).OfType<int>().ToList(), keys.Select(key => key.Id).OfType<Guid>().ToList());
        return await TaskMapper.Loaded(tasks.Mine.Where(task => numbers.Contains(task.Number) || ids.Contains(task.Id)).OrderBy(task => task.Number))
            .ToListAsync(cancellationToken);
    }

    private static TaskKey KeyOf(string name) => TaskKey.TryParse(name, out var key) && (key.Number ?? (object?)key.Id) is not null
        ? key
        : throw RequestValidationException.For(nameof(BulkTasks.Tasks), $"“{name}” is neither the number nor the id of a task.");

    private static (string Tool, string Verb) NamesOf(BulkAction action) => action switch
    {
        BulkAction.Complete => ("complete_task", "Complete"),
        BulkAction.Reopen => ("reopen_task", "Reopen"),
        BulkAction.Delete => ("delete_task", "Delete"),
        _ => ("update_task", "Change"),
    };
}
