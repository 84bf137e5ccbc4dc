using TodoChatbot.Backend.Tasks.Tools.Answers;
using TodoChatbot.Contracts.Tasks;

namespace TodoChatbot.Backend.Tasks.Tools;

/// <summary>
/// Finds the tasks that a tool names and changes them: at once when they are few and asked for, after the user's agreement when they
/// are many, "all" or not what the user spoke of, and not at all when the words fit several.
/// </summary>
internal sealed class BulkChanges(TaskFinder finder, ToolResultFormatter briefs, Confirmations confirmations, ChangeAllowance mandate)
{
    public async Task<TaskAnswer> RunAsync(
        Request request, Func<IReadOnlyList<Guid>, CancellationToken, Task<IReadOnlyList<TaskItem>>> change, CancellationToken cancellationToken)
    {
        switch (await finder.FindAsync(request.Task, request.PrefersDone, cancellationToken))
        {
            case TaskMatch.Several several:
                return await briefs.CandidatesAsync(request.Task, several, cancellationToken);
            case TaskMatch.These these when (these.IsEverything || !mandate.Covers(request.Tool, these.Tasks, request.Fields))
                && !await confirmations.HoldsAsync(request.Confirmation, request.Tool, request.Arguments, these.Tasks, cancellationToken):
                return await PreviewAsync(request, these.Tasks, cancellationToken);
            case TaskMatch.These these:
                mandate.Changed(these.Tasks);
                var written = await change([.. these.Tasks.Select(task => task.Id)], cancellationToken);
                return ToolResultFormatter.Written(request.Past, written);
            default:
                throw new InvalidOperationException("A pick is one of two kinds.");
        }
    }

    private async Task<TaskAnswer> PreviewAsync(Request request, IReadOnlyList<TodoTask> tasks, CancellationToken cancellationToken)
    {
        var shown = await briefs.OfAsync(tasks, cancellationToken);
        var subject = tasks.Count == 1 ? "this task" : $"{tasks.Count} tasks";
        var preview = await confirmations.AskAsync(
            $"{request.Verb} {subject}?", ToolResultFormatter.LinesOf(shown), request.Tool, request.Arguments, tasks, cancellationToken);
        return new TaskAnswer(preview.Text) { Tasks = shown, Preview = preview };
    }

    /// <summary>What a tool was asked to do.</summary>
    /// <param name="Tool">The tool's name.</param>
    /// <param name="Verb">"Delete"</param>
    /// <param name="Past">"Deleted"</param>
    /// <param name="Task">The words for the tasks.</param>
    /// <param name="Arguments">What else was asked for, which a confirmation is bound to.</param>
    /// <param name="Confirmation">The confirmation, if one came.</param>
    /// <param name="PrefersDone">True when done tasks are meant rather than open ones.</param>
    internal sealed record Request(
        string Tool, string Verb, string Past, string Task, object Arguments, string? Confirmation, bool PrefersDone = false)
    {
        /// <summary>The fields that change, where the tool can change several.</summary>
        public IReadOnlyCollection<string> Fields { get; init; } = [];
    }
}
