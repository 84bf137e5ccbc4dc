namespace TodoChatbot.Frontend.Tasks.Reminders;

/// <summary>A reminder that the page is to show.</summary>
/// <param name="At">When.</param>
/// <param name="Number">The task's number.</param>
/// <param name="Title">The task's title.</param>
/// <param name="DueText">When it is due, in words.</param>
public sealed record DueReminder(DateTimeOffset At, int Number, string Title, string DueText);
