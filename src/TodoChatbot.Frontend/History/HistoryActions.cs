using Microsoft.AspNetCore.Mvc;
using TodoChatbot.Contracts.Activity;
using TodoChatbot.Frontend.Layout.Toasts;
using TodoChatbot.Frontend.Tasks;

namespace TodoChatbot.Frontend.History;

/// <summary>Takes changes back, and does them again.</summary>
internal static class HistoryActions
{
    public static void MapHistoryActions(this IEndpointRouteBuilder routes)
    {
        routes.MapPost("/undo", Undo);
        routes.MapPost("/redo", Redo);
    }

    private static async Task<IResult> Undo(
        [FromForm(Name = "change_set")] string? changeSets, HistoryClient history, PageAnswer page, CancellationToken cancellationToken)
    {
        // A button that did several changes names them all; the last is taken back first.
        var asked = (changeSets ?? string.Empty).Split(',', StringSplitOptions.RemoveEmptyEntries)
            .Select(text => Guid.TryParse(text, out var id) ? id : (Guid?)null).Reverse().DefaultIfEmpty(null).ToList();
        var undone = new List<UndoneChanges>();
        foreach (var changeSet in asked)
        {
            if ((await history.UndoAsync(changeSet, cancellationToken)).IsFailure(out var problem, out var changes))
            {
                return await page.TellAsync(Toast.Problem(problem.Sentence), cancellationToken);
            }

            undone.Add(changes);
        }

        return await page.TellAsync(new Toast(undone is [var one] ? Sentence(one.Summary) : $"Undid {undone.Count} changes."), cancellationToken);
    }

    private static async Task<IResult> Redo(
        IFormCollection form, HistoryClient history, PageAnswer page, CancellationToken cancellationToken) =>
        await page.TellAsync(
            await history.RedoAsync(cancellationToken),
            redone => new Toast(Sentence(redone.Summary)) { Undo = [.. redone.Changes.Select(change => change.ChangeSet).Distinct()] },
            cancellationToken);

    // Some summaries end with a full stop of their own.
    private static string Sentence(string summary) => $"{summary.TrimEnd('.')}.";
}
