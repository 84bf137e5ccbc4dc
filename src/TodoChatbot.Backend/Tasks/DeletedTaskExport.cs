using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using TodoChatbot.Backend.Accounts.Profile;

namespace TodoChatbot.Backend.Tasks;

/// <summary>Hands out the caller's tasks that are deleted but still kept, for undo.</summary>
internal sealed class DeletedTaskExport(TaskScope tasks, TaskMapper items) : IExportSource
{
    public string Name => "deleted_tasks";

    public async Task<JsonArray> ExportAsync(CancellationToken cancellationToken)
    {
        var deleted = await TaskMapper.Loaded(tasks.WithDeleted.Where(task => task.DeletedAt != null).OrderBy(task => task.Number))
            .ToListAsync(cancellationToken);
        return ExportJson.ArrayOf(await items.OfAsync(deleted, cancellationToken));
    }
}
