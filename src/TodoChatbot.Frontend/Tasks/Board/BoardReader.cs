using TodoChatbot.Contracts.Tasks;
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
        var query = address.ToTaskQuery(viewer.Today);
        var found = query.Sort == TaskSort.Due ? ReadGroupsAsync(address, query, cancellationToken) : ReadListAsync(address, query, cancellationToken);
        var projects = labels.ListAsync(LabelKind.Project, cancellationToken);
        var tags = labels.ListAsync(LabelKind.Tag, cancellationToken);
        var counts = tasks.CountAsync(cancellationToken);
        await Task.WhenAll(found, projects, tags, counts);

        var (groups, hasMore) = await found;
        var colours = (await projects).ToDictionary(project => project.Name, project => project.Colour);
        return new TaskBoard(
            address,
            [.. groups.Select(group => group with
            {
                Tasks = SubtaskOrder.Of([.. group.Tasks.Select(card => card with { Colour = card.Project is { } project ? colours.GetValueOrDefault(project) : null })]),
            })],
            hasMore,
            await projects,
            await tags)
        {
            Counts = await counts,
        };
    }

    private async Task<(IReadOnlyList<TaskGroup> Groups, bool HasMore)> ReadListAsync(BoardAddress address, TaskQuery query, CancellationToken cancellationToken)
    {
        var page = await tasks.ListAsync(query, address.Show, cancellationToken);
        var further = await ReadAddedAsync(address, query, page.Items, cancellationToken);
        return (TaskGroup.Divide([.. page.Items.Concat(further.SelectMany(group => group.Items)).Select(TaskCard.Of)], address.Sort), page.NextCursor is not null);
    }

    // Each group has pages of its own, so that a long one hides none of the others.
    private async Task<(IReadOnlyList<TaskGroup> Groups, bool HasMore)> ReadGroupsAsync(BoardAddress address, TaskQuery query, CancellationToken cancellationToken)
    {
        var groups = await tasks.ListGroupsAsync(query, address.Sizes, cancellationToken);
        var further = await ReadAddedAsync(address, query, [.. groups.SelectMany(group => group.Items)], cancellationToken);
        return (
            [.. groups.Select(group => TaskGroup.Of(
                group.Group, [.. group.Items.Concat(further.FirstOrDefault(more => more.Group == group.Group)?.Items ?? []).Select(TaskCard.Of)], group.Total))],
            false);
    }

    // What was added is shown even where it would be further down than the list reaches.
    private async Task<IReadOnlyList<TaskGroupPage>> ReadAddedAsync(
        BoardAddress address, TaskQuery query, IReadOnlyList<TaskItem> shown, CancellationToken cancellationToken)
    {
        var further = address.AddedNumbers.Except(shown.Select(item => item.Number)).ToList();
        return further.Count == 0 ? [] : await tasks.ListGroupsAsync(query with { Numbers = further }, new Dictionary<DueGroup, int>(), cancellationToken);
    }
}
