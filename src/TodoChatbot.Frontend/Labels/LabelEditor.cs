using TodoChatbot.Contracts.Activity;
using TodoChatbot.Frontend.Backend;
using TodoChatbot.Frontend.History;
using TodoChatbot.Frontend.Layout.Toasts;

namespace TodoChatbot.Frontend.Labels;

/// <summary>Does what a form of the page of projects and tags says.</summary>
internal sealed class LabelEditor(LabelClient labels, HistoryClient history)
{
    /// <returns>What to tell, with a way back.</returns>
    public async Task<Result<Toast>> DoAsync(LabelForm form, CancellationToken cancellationToken)
    {
        var problem = form switch
        {
            { Id: { } id, Do: LabelForm.Delete } => ProblemOf(await labels.DeleteAsync(form.Kind, id, cancellationToken)),
            { Id: { } id, Do: LabelForm.Archive or LabelForm.Unarchive } =>
                ProblemOf(await labels.ArchiveAsync(form.Kind, id, form.Do == LabelForm.Archive, cancellationToken)),
            { Id: { } id } => ProblemOf(await labels.ChangeAsync(form.Kind, id, form.ToFields(), cancellationToken)),
            _ => ProblemOf(await labels.AddAsync(form.Kind, form.ToFields(), cancellationToken)),
        };
        return problem is null
            ? Result<Toast>.Success(ToastOf(await history.LatestAsync(cancellationToken)))
            : Result<Toast>.Failure(problem);
    }

    private static Toast ToastOf(ActivityItem? change) =>
        new($"{change?.Summary ?? "Saved"}.") { Undo = change is null ? [] : [change.ChangeSet] };

    private static BackendProblem? ProblemOf<T>(Result<T> answer) => answer.IsFailure(out var problem, out _) ? problem : null;
}
