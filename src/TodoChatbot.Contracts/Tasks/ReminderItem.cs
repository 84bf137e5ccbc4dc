namespace TodoChatbot.Contracts.Tasks;

/// <summary>One moment at which an open task reminds its owner.</summary>
/// <param name="Id">The task's id.</param>
/// <param name="Number">The task's number.</param>
/// <param name="Title">The task's title.</param>
/// <param name="At">When it reminds.</param>
/// <param name="DueText">When the task is due, in words; null without a due date.</param>
public sealed record ReminderItem(Guid Id, int Number, string Title, DateTimeOffset At, string? DueText);
