using Microsoft.EntityFrameworkCore;
using TodoChatbot.Backend.Accounts;
using TodoChatbot.Backend.Activity;
using TodoChatbot.Backend.Data;
using TodoChatbot.Contracts;
using TodoChatbot.Contracts.Activity;

namespace TodoChatbot.Backend.Tasks.Confirmations;

/// <summary>
/// Counts what an MCP client changed within the last minute toward its <see cref="ChangeAllowance"/>, so that several small calls need the
/// same confirmation as one large call.
/// </summary>
internal sealed class RecentChanges(AppDbContext db, Caller caller, ChangeAllowance allowance, TimeProvider clock)
{
    private const int MaxChanges = 300;

    private static readonly TimeSpan Window = TimeSpan.FromSeconds(60);

    private bool _isCounted;

    public async Task CountAsync(CancellationToken cancellationToken)
    {
        if (_isCounted || caller.Door != ChangeSource.Mcp)
        {
            return;
        }

        var since = clock.Now - Window;
        var changes = await db.Set<Change>().AsNoTracking()
            .Where(change => change.OwnerId == caller.UserId)
            .OrderByDescending(change => change.Sequence).Take(MaxChanges)
            .Where(change => change.At > since && change.Door == ChangeSource.Mcp && change.TokenId == caller.TokenId
                && change.Subject == Subject.Task && change.Undoes == null && change.UndoneBy == null)
            .Select(change => new { change.ChangeSet, change.SubjectId, change.Tool })
            .ToListAsync(cancellationToken);

        // The user has confirmed larger change sets.
        var small = changes.GroupBy(change => change.ChangeSet).Where(set => set.Count() <= ChangeAllowance.MaxTasks).SelectMany(set => set).ToList();
        allowance.Recall(
            [.. small.Where(change => change.Tool != Operations.AddTask).Select(change => change.SubjectId)],
            small.Count(change => change.Tool == Operations.AddTask));
        _isCounted = true;
    }
}
