using Microsoft.EntityFrameworkCore;
using NodaTime;
using TodoChatbot.Backend.Accounts;
using TodoChatbot.Backend.Accounts.Profile;
using TodoChatbot.Backend.Activity;
using TodoChatbot.Backend.Data;

namespace TodoChatbot.Backend.Tasks.Listing;

/// <summary>
/// Files the caller's timed tasks under the days of the caller's time zone. Lists ask for it before they read, so that it happens once after
/// the zone has changed, whichever process or release changed it, and once for tasks of a release that filed them by their own zones.
/// </summary>
internal sealed class DueFiling(AppDbContext db, Caller caller, CurrentUser user, TaskScope tasks, ChangeLog changes)
{
    private const int BatchSize = 1000;

    /// <summary>Files all timed tasks anew when they are filed under another zone; does nothing else.</summary>
    public async Task EnsureAsync(CancellationToken cancellationToken)
    {
        var owner = await user.GetAsync(cancellationToken);
        if (owner.FiledZone == owner.TimeZone)
        {
            return;
        }

        await db.InTransactionAsync(FileAsync, cancellationToken);
        user.Forget();
    }

    private async Task<int> FileAsync(CancellationToken cancellationToken)
    {
        await changes.LockAsync(cancellationToken);
        var name = await db.Set<User>().Where(u => u.Id == caller.UserId).Select(u => u.TimeZone).FirstAsync(cancellationToken);
        var zone = DateTimeZoneProviders.Tzdb[name];
        for (var last = 0; ;)
        {
            var batch = await tasks.WithDeleted.Where(task => task.DueTime != null && task.Number > last)
                .OrderBy(task => task.Number).Take(BatchSize).ToListAsync(cancellationToken);
            batch.ForEach(task => task.FileUnder(zone));
            await db.SaveChangesAsync(cancellationToken);
            if (batch.Count < BatchSize)
            {
                break;
            }

            last = batch[^1].Number;
            batch.ForEach(task => db.Entry(task).State = EntityState.Detached);
        }

        return await db.Set<User>().Where(u => u.Id == caller.UserId)
            .ExecuteUpdateAsync(set => set.SetProperty(u => u.FiledZone, name), cancellationToken);
    }
}
