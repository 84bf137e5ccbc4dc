using TodoChatbot.Frontend.Accounts.Sessions;
using TodoChatbot.Frontend.Labels;

namespace TodoChatbot.Frontend.Tasks.Board;

/// <summary>Gathers what the task side of the home page shows.</summary>
internal sealed class BoardReader(TaskClient tasks, LabelClient labels, Viewer viewer)
{
    /// <param name="address">Which tasks.</param>
    /// <param name="cancellationToken">Stops it.</param>
    public async Task<TaskBoard> ReadAsync(BoardAddress address, CancellationToken cancellationToken)
    {
        var found = tasks.ListAsync(address.ToTaskQuery(viewer.Today), address.Show, cancellationToken);
        var projects = labels.ListAsync(LabelKind.Project, cancellationToken);
        var tags = labels.ListAsync(LabelKind.Tag, cancellationToken);
        await Task.WhenAll(found, projects, tags);

        var page = await found;
        var items = page.Items;

        // What was added is shown even where it would be further down than the list reaches.
        if (address.AddedNumbers.Except(items.Select(item => item.Number)).ToList() is { Count: > 0 } further)
        {
            items = [.. items, .. (await tasks.ListAsync(address.ToTaskQuery(viewer.Today) with { Numbers = further }, further.Count, cancellationToken)).Items];
        }

        var colours = (await projects).ToDictionary(project => project.Name, project => project.Colour);
        var cards = items.Select(TaskCard.Of)
            .Select(card => card with { Colour = card.Project is { } project ? colours.GetValueOrDefault(project) : null })
            .ToList();
        return new TaskBoard(
            address,
            TaskGroup.Divide(cards, address.Sort, viewer.Now, viewer.Account.WeekStart),
            page.NextCursor is not null,
            await projects,
            await tags);
    }
}
