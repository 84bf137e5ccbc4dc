using System.Text.Json.Nodes;
using Microsoft.Extensions.Localization;
using TodoChatbot.Backend.Rules;
using TodoChatbot.Backend.Tasks.Confirmations;
using TodoChatbot.Backend.Tasks.Labels;
using TodoChatbot.Backend.Tasks.Tools.Answers;
using TodoChatbot.Contracts.Tasks;

namespace TodoChatbot.Backend.Tasks.Tools;

/// <summary>Creates, changes, archives and deletes projects or tags. Deleting one with many tasks, or acting without the user's request, needs a confirmation.</summary>
internal sealed class EditLabelTool<TLabel>(
    LabelList<TLabel> labels, ChangeAllowance allowance, ConfirmationCodes confirmations, IStringLocalizer<Messages> messages)
    where TLabel : class, ILabel<TLabel>
{
    public async Task<LabelAnswer> RunAsync(
        LabelAction action, string name, string? newName, string? colour, string? confirmation, CancellationToken cancellationToken)
    {
        var found = await labels.FindAsync(name, cancellationToken);
        if (action != LabelAction.Create && found is null)
        {
            throw NotFound(name);
        }

        if (action == LabelAction.Delete)
        {
            // Lists leave out tasks of archived projects, which lose the label as well.
            found = found! with { OpenTasks = await labels.CountOpenAsync(found.Id, cancellationToken) };
        }

        var operation = action switch
        {
            LabelAction.Create => TLabel.Operations.Add,
            LabelAction.Delete => TLabel.Operations.Delete,
            _ => TLabel.Operations.Update,
        };
        var request = new ChangeRequest(operation, new { action, name, newName, colour }, confirmation);
        if (!allowance.CoversLabel(operation, action == LabelAction.Delete ? found!.OpenTasks : 0))
        {
            if (string.IsNullOrEmpty(confirmation))
            {
                return await PreviewAsync(action, name, found, request, cancellationToken);
            }

            await confirmations.CheckAsync(request, StateOf(found), cancellationToken);
            await confirmations.UseAsync(request, StateOf(found), cancellationToken);
        }

        return await WriteAsync(action, name, newName, colour, found, cancellationToken);
    }

    private async Task<LabelAnswer> WriteAsync(
        LabelAction action, string name, string? newName, string? colour, LabelItem? found, CancellationToken cancellationToken)
    {
        switch (action)
        {
            case LabelAction.Create:
                var added = await labels.AddAsync(new LabelFields(newName ?? name, colour), cancellationToken);
                return Answer("Tools_LabelCreated", added);
            case LabelAction.Update:
                if (newName is null && colour is null)
                {
                    throw new RequestValidationException(messages["Tools_LabelNothingToChange"].Value);
                }

                var patch = new JsonObject();
                if (newName is not null)
                {
                    patch["name"] = newName;
                }

                if (colour is not null)
                {
                    patch["colour"] = colour;
                }

                var changed = await labels.ChangeAsync(found!.Id, patch, cancellationToken) ?? throw NotFound(name);
                return Answer("Tools_LabelChanged", changed);
            case LabelAction.Archive or LabelAction.Unarchive:
                var archived = await labels.ChangeAsync(found!.Id, new JsonObject { ["archived"] = action == LabelAction.Archive }, cancellationToken)
                    ?? throw NotFound(name);
                return Answer(action == LabelAction.Archive ? "Tools_LabelArchived" : "Tools_LabelUnarchived", archived);
            default:
                return await labels.DeleteAsync(found!.Id, cancellationToken) ? Answer("Tools_LabelDeleted", found) : throw NotFound(name);
        }
    }

    private async Task<LabelAnswer> PreviewAsync(LabelAction action, string name, LabelItem? found, ChangeRequest request, CancellationToken cancellationToken)
    {
        var (code, expires) = await confirmations.IssueAsync(request, StateOf(found), cancellationToken);
        var summary = messages[
            action switch
            {
                LabelAction.Create => "Tools_LabelCreateQuestion",
                LabelAction.Update => "Tools_LabelChangeQuestion",
                LabelAction.Archive => "Tools_LabelArchiveQuestion",
                LabelAction.Unarchive => "Tools_LabelUnarchiveQuestion",
                _ => "Tools_LabelDeleteQuestion",
            },
            TLabel.Noun,
            found?.Name ?? name].Value;
        var preview = new Preview(summary, found is null ? [] : [messages["Tools_LabelTasks", found.Name, found.OpenTasks].Value], code, expires);
        return new LabelAnswer(preview.Text, [], []) { Preview = preview };
    }

    private static object StateOf(LabelItem? label) => label is null ? "none" : new { label.Id, label.Name, label.Colour, label.OpenTasks, label.Archived };

    private RequestValidationException NotFound(string name) => RequestValidationException.ForWire(TLabel.Noun, messages["Tools_NoSuchLabel", TLabel.Noun, name].Value);

    private LabelAnswer Answer(string sentence, LabelItem label) =>
        new(messages[sentence, TLabel.Noun, label.Name].Value, TLabel.IsSearched ? [] : [label], TLabel.IsSearched ? [label] : []);
}
