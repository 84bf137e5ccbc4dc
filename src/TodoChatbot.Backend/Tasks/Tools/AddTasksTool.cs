using TodoChatbot.Backend.Accounts.Profile;
using TodoChatbot.Backend.Data;
using TodoChatbot.Backend.Rules;
using TodoChatbot.Backend.Tasks.Confirmations;
using TodoChatbot.Backend.Tasks.Reading;
using TodoChatbot.Backend.Tasks.Tools.Answers;
using TodoChatbot.Contracts;

namespace TodoChatbot.Backend.Tasks.Tools;

/// <summary>Adds tasks: one that was asked for at once, several after the user has reviewed what was understood.</summary>
internal sealed class AddTasksTool(TaskService service, ToolResultFormatter formatter, CurrentUser user, TimeProvider clock)
{
    public async Task<TaskAnswer> AddAsync(IReadOnlyList<TaskArguments> asked, string? confirmation, CancellationToken cancellationToken)
    {
        if (asked.Count is 0 or > Limits.TasksAtOnce)
        {
            throw new RequestValidationException($"Add 1 to {Limits.TasksAtOnce} tasks at once; these are {asked.Count}.");
        }

        var speech = (await user.GetAsync(cancellationToken)).Speech(clock.Now);
        var request = new ChangeRequest(Operations.AddTasks, asked, confirmation) { IsReviewed = asked.Count > 1 };
        return formatter.Of(Operations.AddTask, await service.AddAsync([.. asked.Select(task => task.Read(speech, cancellationToken))], request, cancellationToken));
    }
}
