using TodoChatbot.Backend.Accounts.Exporting;

namespace TodoChatbot.Backend.Tasks;

/// <summary>Exports the caller's tasks that are deleted but still stored, so that deleting can be undone.</summary>
internal sealed class DeletedTaskExport(TaskScope tasks, TaskMapper items) : IExportSource
{
    public string Name => "deleted_tasks";

    public Task WriteAsync(ExportWriter writer, CancellationToken cancellationToken) =>
        TaskExport.WriteAsync(writer, tasks.WithDeleted.Where(task => task.DeletedAt != null), items, cancellationToken);
}
