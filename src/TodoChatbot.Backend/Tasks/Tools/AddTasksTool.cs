using TodoChatbot.Backend.Accounts.Profile;
using TodoChatbot.Backend.Data;
using TodoChatbot.Backend.Rules;
using TodoChatbot.Backend.Tasks.Confirmations;
using TodoChatbot.Backend.Tasks.Reading;
using TodoChatbot.Backend.Tasks.Tools.Answers;
using TodoChatbot.Contracts;

namespace TodoChatbot.Backend.Tasks.Tools;

/// <summary>Adds tasks and warns of dates in the past and of likely duplicates.</summary>
internal sealed class AddTasksTool(TaskService service, ToolResultFormatter formatter, TaskWarnings warnings, CurrentUser user, TimeProvider clock)
{
    public async Task<TaskAnswer> AddAsync(IReadOnlyList<TaskArguments> asked, string? confirmation, CancellationToken cancellationToken)
    {
        if (asked.Count is 0 or > Limits.TasksAtOnce)
        {
            throw new RequestValidationException($"Add 1 to {Limits.TasksAtOnce} tasks at once; these are {asked.Count}.");
        }

        var speech = (await user.GetAsync(cancellationToken)).Speech(clock.Now);
        var isOne = asked.Count == 1;
        var tasks = asked.Select((task, index) => task.Read(speech, isOne ? string.Empty : $"tasks[{index}].", cancellationToken)).ToList();
        var answer = formatter.Of(Operations.AddTask, await service.AddAsync(tasks, new ChangeRequest(Operations.AddTasks, asked, confirmation), cancellationToken));
        return answer.ChangeSet is not null && await warnings.OfAsync(answer.Tasks, speech, cancellationToken) is { Count: > 0 } warned
            ? answer with { Warnings = warned }
            : answer;
    }
}
