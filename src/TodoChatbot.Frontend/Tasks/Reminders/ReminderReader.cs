using TodoChatbot.Contracts;
using TodoChatbot.Contracts.Tasks;
using TodoChatbot.Frontend.Accounts.Sessions;

namespace TodoChatbot.Frontend.Tasks.Reminders;

/// <summary>Works out which reminders an open page has to show in the hours to come.</summary>
internal sealed class ReminderReader(TaskClient tasks, Viewer viewer)
{
    private const int MostReminders = 50;

    // A page that was asleep for a moment still shows what it missed.
    private static readonly TimeSpan Behind = TimeSpan.FromMinutes(30);
    private static readonly TimeSpan Ahead = TimeSpan.FromHours(36);

    public async Task<IReadOnlyList<DueReminder>> ReadAsync(CancellationToken cancellationToken)
    {
        var open = await tasks.ListAsync(new TaskQuery { Status = "open" }, Limits.MaximumPageSize, cancellationToken);
        var now = viewer.Now;
        return [.. open.Items.SelectMany(Of).Where(reminder => reminder.At > now - Behind && reminder.At < now + Ahead)
            .OrderBy(reminder => reminder.At).Take(MostReminders)];
    }

    // A task for the whole day is due in the morning, as far as reminders go.
    private IEnumerable<DueReminder> Of(TaskItem task) => task.Reminders
        .Select(reminder => ReminderTrigger.LocalMomentOf(reminder.Trigger, task.Due, viewer.Account.Hours.Morning))
        .OfType<DateTime>()
        .Select(at => new DueReminder(viewer.MomentOf(at, task.Due?.TimeZone), task.Number, task.Title, task.Due?.Text ?? string.Empty));
}
