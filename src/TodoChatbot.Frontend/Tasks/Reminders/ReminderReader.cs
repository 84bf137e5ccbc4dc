using TodoChatbot.Contracts.Tasks;
using TodoChatbot.Frontend.Accounts.Sessions;

namespace TodoChatbot.Frontend.Tasks.Reminders;

/// <summary>Reads the reminders that an open page has to show in the hours to come.</summary>
internal sealed class ReminderReader(TaskClient tasks, Viewer viewer)
{
    // A page that was asleep for a moment still shows what it missed; one that stays open asks again long before these hours are over.
    private static readonly TimeSpan Behind = TimeSpan.FromMinutes(30);
    private static readonly TimeSpan Ahead = TimeSpan.FromHours(36);

    public Task<IReadOnlyList<ReminderItem>> ReadAsync(CancellationToken cancellationToken) =>
        tasks.ListRemindersAsync(viewer.Now - Behind, viewer.Now + Ahead, cancellationToken);
}
