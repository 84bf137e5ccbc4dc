using System.Diagnostics.CodeAnalysis;
using Microsoft.EntityFrameworkCore;
using TodoChatbot.Backend.Accounts.Profile;
using TodoChatbot.Backend.Data;
using TodoChatbot.Backend.Tasks.Reading;
using TodoChatbot.Contracts.Tasks;

namespace TodoChatbot.Backend.Tasks.Listing;

/// <summary>Counts open tasks by how soon they are due.</summary>
internal sealed class TaskCounter(TaskScope tasks, DueFiling filing, CurrentUser user, TimeProvider clock)
{
    private const int DaysOfWeek = 7;

    /// <summary>Counts in one query, by the days of the caller's time zone.</summary>
    [SuppressMessage("Globalization", "CA1309", Justification = "Translated to SQL, where the column's binary collation compares.")]
    [SuppressMessage("Globalization", "CA1310", Justification = "Translated to SQL, where the column's binary collation compares.")]
    public async Task<TaskCounts> CountAsync(CancellationToken cancellationToken)
    {
        await filing.EnsureAsync(cancellationToken);
        var today = (await user.GetAsync(cancellationToken)).Speech(clock.Now).Now.Date.ToDateOnly();
        var (tomorrow, nextWeek) = (TaskReader.DayOf(today.AddDays(1)), TaskReader.DayOf(today.AddDays(DaysOfWeek)));
        var counts = await tasks.Active.Where(task => task.Status != TodoStatus.Done)
            .GroupBy(_ => 1)
            .Select(open => new
            {
                Open = open.Count(),
                Today = open.Count(task => string.Compare(task.DueSort, tomorrow) < 0),
                Week = open.Count(task => string.Compare(task.DueSort, nextWeek) < 0),
            })
            .FirstOrDefaultAsync(cancellationToken);
        return counts is null ? new TaskCounts(0, 0, 0) : new TaskCounts(counts.Open, counts.Today, counts.Week);
    }
}
