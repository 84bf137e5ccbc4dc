using Microsoft.EntityFrameworkCore;
using TodoChatbot.Backend.Accounts.Exporting;

namespace TodoChatbot.Backend.Tasks;

/// <summary>Exports the caller's tasks that are not deleted.</summary>
internal sealed class TaskExport(TaskScope tasks, TaskMapper items) : IExportSource
{
    private const int BatchSize = 100;

    public string Name => "tasks";

    public Task WriteAsync(ExportWriter writer, CancellationToken cancellationToken) => WriteAsync(writer, tasks.Mine, items, cancellationToken);

    /// <summary>Writes tasks in the order of their numbers.</summary>
    public static async Task WriteAsync(ExportWriter writer, IQueryable<TodoTask> tasks, TaskMapper items, CancellationToken cancellationToken)
    {
        var last = 0;
        List<TodoTask> batch;
        do
        {
            var after = last;
            batch = await TaskMapper.Loaded(tasks.Where(task => task.Number > after).OrderBy(task => task.Number).Take(BatchSize)).ToListAsync(cancellationToken);
            await writer.ItemsAsync(await items.OfAsync(batch, cancellationToken), cancellationToken);
            last = batch.LastOrDefault()?.Number ?? last;
        }
        while (batch.Count == BatchSize);
    }
}
