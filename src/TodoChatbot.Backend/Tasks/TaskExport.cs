using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using TodoChatbot.Backend.Accounts.Profile;

namespace TodoChatbot.Backend.Tasks;

/// <summary>Hands out all tasks of the caller that are not deleted.</summary>
internal sealed class TaskExport(OwnedTasks tasks, TaskItems items) : IExportSource
{
    public string Name => "tasks";

    public async Task<JsonArray> ExportAsync(CancellationToken cancellationToken)
    {
        var all = await TaskItems.Loaded(tasks.Mine.OrderBy(task => task.Number)).ToListAsync(cancellationToken);
        return ExportJson.ArrayOf(await items.OfAsync(all, cancellationToken));
    }
}
