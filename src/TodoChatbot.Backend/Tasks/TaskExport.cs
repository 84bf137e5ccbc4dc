using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using TodoChatbot.Backend.Accounts.Profile;

namespace TodoChatbot.Backend.Tasks;

/// <summary>Hands out all tasks of the caller that are not deleted.</summary>
internal sealed class TaskExport(TaskScope tasks, TaskMapper items) : IExportSource
{
    public string Name => "tasks";

    public async Task<JsonArray> ExportAsync(CancellationToken cancellationToken)
    {
        var all = await TaskMapper.Loaded(tasks.Mine.OrderBy(task => task.Number)).ToListAsync(cancellationToken);
        return ExportJson.ArrayOf(await items.OfAsync(all, cancellationToken));
    }
}
