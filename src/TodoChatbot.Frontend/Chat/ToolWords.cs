using TodoChatbot.Contracts;
using TodoChatbot.Contracts.Chat;

namespace TodoChatbot.Frontend.Chat;

/// <summary>What the assistant does and did, in a few words.</summary>
internal static class ToolWords
{
    private static readonly Dictionary<string, (string Doing, string Done)> Words = new()
    {
        [Operations.AddTask] = ("Adding", "Added"),
        [Operations.AddTasks] = ("Adding several", "Added"),
        [Operations.ListTasks] = ("Looking at your tasks", "Looked at your tasks"),
        [Operations.GetTask] = ("Looking at the task", "Looked at the task"),
        [Operations.CompleteTask] = ("Completing", "Completed"),
        [Operations.ReopenTask] = ("Reopening", "Reopened"),
        [Operations.SkipOccurrence] = ("Skipping", "Skipped"),
        [Operations.UpdateTask] = ("Changing", "Changed"),
        [Operations.DeleteTask] = ("Deleting", "Deleted"),
        [Operations.Undo] = ("Undoing", "Undid"),
        [Operations.Redo] = ("Doing it again", "Did it again"),
        [Operations.Summarize] = ("Summing up", "Summed up"),
        [Operations.ListLabels] = ("Looking at projects and tags", "Looked at projects and tags"),
        [Operations.ListActivity] = ("Looking at the history", "Looked at the history"),
        [Operations.EditProject] = ("Changing the project", "Changed the project"),
        [Operations.EditTag] = ("Changing the tag", "Changed the tag"),
    };

    public static string Of(ToolCall call)
    {
        var (doing, done) = Words.GetValueOrDefault(call.Name, (call.Name.Replace('_', ' '), call.Name.Replace('_', ' ')));
        var result = ToolResult.Of(call);
        return call.Result is null ? $"{doing}…"
            : call.IsError ? $"{doing}: not possible"
            : result.Candidates.Count > 0 ? $"{doing}: which one?"
            : result.Question is not null ? $"{doing}: waits for you"
            : result.Tasks.Count > 1 ? $"{done} · {result.Tasks.Count} tasks"
            : done;
    }
}
