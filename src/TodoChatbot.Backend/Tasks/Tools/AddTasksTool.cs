using TodoChatbot.Backend.Accounts.Profile;
using TodoChatbot.Backend.Data;
using TodoChatbot.Backend.Rules;
using TodoChatbot.Backend.Tasks.Reading;
using TodoChatbot.Backend.Tasks.Tools.Answers;
using TodoChatbot.Contracts;

namespace TodoChatbot.Backend.Tasks.Tools;

/// <summary>Adds tasks: one that was asked for at once, others after the user has seen what was understood.</summary>
internal sealed class AddTasksTool(TaskService list, Confirmations confirmations, ChangeAllowance mandate, CurrentUser user, TimeProvider clock)
{
    private const string Tool = "add_tasks";

    public async Task<TaskAnswer> AddAsync(IReadOnlyList<TaskArguments> asked, string? confirmation, CancellationToken cancellationToken)
    {
        if (asked.Count is 0 or > Limits.TasksAtOnce)
        {
            throw new RequestValidationException($"Add 1 to {Limits.TasksAtOnce} tasks at once; these are {asked.Count}.");
        }

        var owner = await user.GetAsync(cancellationToken);
        var speech = owner.Speech(clock.Now);
        var read = asked.Select(task => task.Read(speech)).ToList();
        TaskRules.CheckSubtasks(read);
        var isReviewed = asked.Count > 1 || !mandate.CoversNew(Tool, asked.Select(task => task.Title));
        if (isReviewed && !await confirmations.HoldsAsync(confirmation, Tool, asked, [], cancellationToken))
        {
            var lines = read.Select(task => ToolResultFormatter.Line(task, TaskRules.Check(task.Fields, stored: null, owner, clock.Now), speech)).ToList();
            var preview = await confirmations.AskAsync(asked.Count == 1 ? "Add this task?" : $"Add {asked.Count} tasks?", lines, Tool, asked, [], cancellationToken);
            return new TaskAnswer(preview.Text) { Preview = preview };
        }

        return ToolResultFormatter.Written("Added", await list.AddAsync(read, cancellationToken));
    }
}
