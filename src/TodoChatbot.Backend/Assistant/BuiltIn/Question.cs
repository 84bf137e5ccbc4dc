using Microsoft.Extensions.Localization;
using TodoChatbot.Language.Intents;

namespace TodoChatbot.Backend.Assistant.BuiltIn;

/// <summary>Asks about what a message may ask for, before anything is done about it.</summary>
internal static class Question
{
    public static string About(Intent intent, IStringLocalizer<Messages> messages) => intent switch
    {
        Intent.Add { Tasks: [var task] } => messages["Assistant_AskAdd", task.Title],
        Intent.Add add => messages["Assistant_AskAddSeveral", add.Tasks.Count, string.Join(", ", add.Tasks.Select(task => $"“{task.Title}”"))],
        Intent.Complete complete => messages["Assistant_AskComplete", NameOf(complete.Tasks, messages)],
        Intent.Reopen reopen => messages["Assistant_AskReopen", NameOf(reopen.Tasks, messages)],
        Intent.Delete delete => messages["Assistant_AskDelete", NameOf(delete.Tasks, messages)],
        Intent.Skip skip => messages["Assistant_AskSkip", NameOf(skip.Tasks, messages)],
        Intent.Update { Change.RemoveRecurrence: true } update => messages["Assistant_AskStopRepeating", NameOf(update.Tasks, messages)],
        Intent.Update update => messages["Assistant_AskUpdate", NameOf(update.Tasks, messages)],
        _ => messages["Assistant_AskAnyway"],
    };

    private static string NameOf(TaskReference tasks, IStringLocalizer<Messages> messages) => tasks switch
    {
        TaskReference.Numbers numbers => messages["Assistant_TaskNumbers", string.Join(", ", numbers.Values)],
        TaskReference.Words words => $"“{words.Text}”",
        TaskReference.Matching { Filter.Numbers: { Count: > 0 } numbers } => messages["Assistant_TaskNumbers", string.Join(", ", numbers)],
        TaskReference.Matching { Title: { } title } => $"“{title}”",
        TaskReference.Matching { Filter.Words: { } words } => $"“{words}”",
        TaskReference.Mentioned => messages["Assistant_ThatTask"],
        _ => messages["Assistant_ThoseTasks"],
    };
}
