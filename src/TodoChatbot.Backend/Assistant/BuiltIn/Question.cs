using Microsoft.Extensions.Localization;
using NodaTime;
using TodoChatbot.Backend.Tasks.Tools;
using TodoChatbot.Language;
using TodoChatbot.Language.Intents;

namespace TodoChatbot.Backend.Assistant.BuiltIn;

/// <summary>Asks about what a message may ask for, before anything is done about it.</summary>
internal static class Question
{
    public static string About(Intent intent, SpeechContext speech, IStringLocalizer<Messages> messages, CancellationToken cancellationToken)
    {
        return intent switch
        {
            Intent.Add { Tasks: [var task] } => messages["Assistant_AskAdd", task.Title],
            Intent.Add add => messages["Assistant_AskAddSeveral", add.Tasks.Count, string.Join(", ", add.Tasks.Select(task => $"“{task.Title}”"))],
            Intent.Complete complete => messages["Assistant_AskComplete", NameOf(complete.Tasks)],
            Intent.Reopen reopen => messages["Assistant_AskReopen", NameOf(reopen.Tasks)],
            Intent.Delete delete => messages["Assistant_AskDelete", NameOf(delete.Tasks)],
            Intent.Skip skip => messages["Assistant_AskSkip", NameOf(skip.Tasks)],
            Intent.Update { Change.RemoveRecurrence: true } update => messages["Assistant_AskStopRepeating", NameOf(update.Tasks)],
            Intent.Update { Change: { DueDate: { } day, DueTime: null } } update => messages["Assistant_AskMove", NameOf(update.Tasks), InWords(day)],
            Intent.Update update => messages["Assistant_AskUpdate", NameOf(update.Tasks)],
            Intent.Undo => messages["Assistant_AskUndo"],
            _ => messages["Assistant_AskAnyway"],
        };

        string NameOf(TaskReference tasks) => tasks switch
        {
            TaskReference.Numbers numbers => messages["Assistant_TaskNumbers", string.Join(", ", numbers.Values)],
            TaskReference.Words words => $"“{words.Text}”",
            TaskReference.Matching { Filter.Numbers: { Count: > 0 } numbers } => messages["Assistant_TaskNumbers", string.Join(", ", numbers)],
            TaskReference.Matching { Title: { } title } => $"“{title}”",
            TaskReference.Matching { Filter.Words: { } words } => $"“{words}”",
            TaskReference.Matching { Filter: { DueFrom: { } from, DueTo: { } to } } when from == to => messages["Assistant_TasksOf", InWords(from)],
            TaskReference.Mentioned => messages["Assistant_ThatTask"],
            _ => messages["Assistant_ThoseTasks"],
        };

        string InWords(LocalDate day) => speech.Say(day.ToDateOnly(), cancellationToken);
    }
}
