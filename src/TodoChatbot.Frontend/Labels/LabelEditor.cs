using TodoChatbot.Contracts.Activity;
using TodoChatbot.Frontend.Backend;
using TodoChatbot.Frontend.History;
using TodoChatbot.Frontend.Layout.Notices;

namespace TodoChatbot.Frontend.Labels;

/// <summary>Does what a form of the page of projects and tags says.</summary>
internal sealed class LabelEditor(LabelClient labels, HistoryClient history)
{
    /// <returns>What to tell, with a way back.</returns>
    public async Task<Answer<Notice>> DoAsync(LabelForm form, CancellationToken cancellationToken)
    {
        var problem = form switch
        {
            { Id: { } id, Do: LabelForm.Delete } => ProblemOf(await labels.DeleteAsync(form.Kind, id, cancellationToken)),
            { Id: { } id } => ProblemOf(await labels.ChangeAsync(form.Kind, id, form.ToFields(), cancellationToken)),
            _ => ProblemOf(await labels.AddAsync(form.Kind, form.ToFields(), cancellationToken)),
        };
        return problem is null
            ? Answer<Notice>.Given(NoticeOf(await history.LatestAsync(cancellationToken)))
            : Answer<Notice>.Refused(problem);
    }

    private static Notice NoticeOf(ActivityItem? change) =>
        new($"{change?.Summary ?? "Saved"}.") { Undo = change is null ? [] : [change.ChangeSet] };

    private static BackendProblem? ProblemOf<T>(Answer<T> answer) => answer.IsRefused(out var problem, out _) ? problem : null;
}
