using Microsoft.Extensions.Localization;
using TodoChatbot.Backend.Accounts.Profile;
using TodoChatbot.Backend.Data;
using TodoChatbot.Backend.Tasks.Reading;
using TodoChatbot.Contracts;
using TodoChatbot.Contracts.Tasks;

namespace TodoChatbot.Backend.Tasks.Confirmations;

/// <summary>Shows the user what a change would do, with the confirmation that allows it.</summary>
internal sealed class ChangePreviews(
    ConfirmationCodes confirmations, TaskMapper items, CurrentUser user, IStringLocalizer<Messages> messages, TimeProvider clock)
{
    /// <summary>The state that adding tasks is bound to: none, because no change elsewhere concerns them.</summary>
    public const string NewTasks = "new";

    /// <summary>The preview of changing tasks.</summary>
    public async Task<ChangeOutcome.Unconfirmed> OfAsync(ChangeRequest request, TaskSelection selection, CancellationToken cancellationToken)
    {
        var (code, expires) = await confirmations.IssueAsync(request, ConfirmationCodes.StateOf(selection.Tasks), cancellationToken);
        var shown = await items.OfAsync(selection.Tasks, cancellationToken);
        var lines = TaskLines.First(shown, TaskLines.Of);
        return new ChangeOutcome.Unconfirmed(new BulkPreview(QuestionOf(request.Operation, selection), lines, code, expires), shown);
    }

    /// <summary>The preview of adding tasks.</summary>
    public async Task<ChangeOutcome.Unconfirmed> OfAsync(ChangeRequest request, IReadOnlyList<NewTask> asked, CancellationToken cancellationToken)
    {
        var owner = await user.GetAsync(cancellationToken);
        var speech = owner.Speech(clock.Now);
        var lines = asked.Select(task => TaskLines.Of(task, TaskRules.Check(task.Fields, stored: null, owner, clock.Now), speech, cancellationToken)).ToList();
        var (code, expires) = await confirmations.IssueAsync(request, NewTasks, cancellationToken);
        var question = asked.Count == 1 ? "Add this task?" : $"Add {asked.Count} tasks?";
        return new ChangeOutcome.Unconfirmed(new BulkPreview(question, lines, code, expires), []);
    }

    private string QuestionOf(string operation, TaskSelection selection)
    {
        var verb = operation switch
        {
            Operations.CompleteTask => "Complete",
            Operations.ReopenTask => "Reopen",
            Operations.SkipOccurrence => messages["Tasks_SkipVerb"],
            Operations.DeleteTask => "Delete",
            _ => "Change",
        };
        var count = selection.Tasks.Count;
        return count < selection.Total ? messages["Tasks_ConfirmFirst", verb, count, selection.Total]
            : count == 1 ? $"{verb} this task?"
            : $"{verb} {count} tasks?";
    }
}
