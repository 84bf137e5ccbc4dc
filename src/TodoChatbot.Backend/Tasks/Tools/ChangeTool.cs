using TodoChatbot.Backend.Tasks.Confirmations;
using TodoChatbot.Backend.Tasks.Tools.Answers;

namespace TodoChatbot.Backend.Tasks.Tools;

/// <summary>Finds the tasks that a tool names and changes them, or answers with the candidates when the words fit several.</summary>
internal sealed class ChangeTool(TaskFinder finder, ToolResultFormatter formatter)
{
    /// <param name="task">The words for the tasks.</param>
    /// <param name="operation">The operation.</param>
    /// <param name="change">The change of the tasks found.</param>
    /// <param name="cancellationToken">Stops it.</param>
    /// <param name="prefersDone">True when done tasks are meant rather than open ones.</param>
    public async Task<TaskAnswer> RunAsync(
        string task,
        string operation,
        Func<TaskSelection, CancellationToken, Task<ChangeOutcome>> change,
        CancellationToken cancellationToken,
        bool prefersDone = false) => await finder.FindAsync(task, prefersDone, cancellationToken) switch
        {
            TaskMatch.Several several => await formatter.CandidatesAsync(task, several, cancellationToken),
            TaskMatch.These these => formatter.Of(operation, await change(these.Selection, cancellationToken)),
            _ => throw new InvalidOperationException("A match is one of two kinds."),
        };
}
