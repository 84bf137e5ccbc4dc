using TodoChatbot.Contracts.Chat;

namespace TodoChatbot.Frontend.Chat;

/// <summary>What the assistant does and did, in a few words.</summary>
internal static class ToolWords
{
    private static readonly Dictionary<string, (string Doing, string Done)> Words = new()
    {
        ["add_task"] = ("Adding", "Added"),
        ["add_tasks"] = ("Adding several", "Added"),
        ["list_tasks"] = ("Looking at your tasks", "Looked at your tasks"),
        ["get_task"] = ("Looking at the task", "Looked at the task"),
        ["complete_task"] = ("Completing", "Completed"),
        ["reopen_task"] = ("Reopening", "Reopened"),
        ["update_task"] = ("Changing", "Changed"),
        ["delete_task"] = ("Deleting", "Deleted"),
        ["undo"] = ("Undoing", "Undid"),
        ["redo"] = ("Doing it again", "Did it again"),
        ["summarize"] = ("Summing up", "Summed up"),
        ["list_labels"] = ("Looking at projects and tags", "Looked at projects and tags"),
        ["list_activity"] = ("Looking at the history", "Looked at the history"),
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
