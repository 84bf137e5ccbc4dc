using System.Diagnostics.CodeAnalysis;
using System.Linq.Expressions;
using Microsoft.EntityFrameworkCore;
using NodaTime;
using NodaTime.Extensions;
using TodoChatbot.Backend.Data;
using TodoChatbot.Backend.Rules;
using TodoChatbot.Backend.Tasks.Labels;
using TodoChatbot.Backend.Tasks.Searching;
using TodoChatbot.Contracts;
using TodoChatbot.Contracts.Tasks;

namespace TodoChatbot.Backend.Tasks.Listing;

/// <summary>Finds tasks.</summary>
internal sealed class TaskReader(TaskScope tasks, TaskMapper items, TaskSearch search, TimeProvider clock)
{
    private static readonly Expression<Func<TodoTask, bool>> Never = task => false;

    /// <summary>A page of the tasks that a query describes.</summary>
    public async Task<Page<TaskItem>> ListAsync(TaskQuery query, CancellationToken cancellationToken)
    {
        Check(query);
        var cursor = query.Cursor is { Length: > 0 } text ? TaskCursor.Parse(text, query.Order) : null;
        var found = string.IsNullOrWhiteSpace(query.Text) ? new FoundTasks(tasks.Mine) : await search.FindAsync(query.Text, cancellationToken);
        var page = cursor is { IsMisspelled: true } ? [] : await PageAsync(found.Exact, query, cursor, query.Limit + 1, cancellationToken);

        // Each group has the order asked for, and the second begins where the first ends.
        var spelled = page.Count;
        if (found.Misspelled is { } misspelled && spelled <= query.Limit)
        {
            var last = cursor is { IsMisspelled: true } ? cursor : null;
            page = [.. page, .. await PageAsync(misspelled, query, last, query.Limit + 1 - spelled, cancellationToken)];
        }

        var shown = page.Take(query.Limit).ToList();
        var next = page.Count > query.Limit ? TaskCursor.After(shown[^1], query.Order, isMisspelled: shown.Count > spelled).ToString() : null;
        return new Page<TaskItem>(await items.OfAsync(shown, cancellationToken), next);
    }

    /// <summary>How many tasks a query describes.</summary>
    public async Task<int> CountAsync(TaskQuery query, CancellationToken cancellationToken)
    {
        var found = string.IsNullOrWhiteSpace(query.Text) ? tasks.Mine : (await search.FindAsync(query.Text, cancellationToken)).Whole;
        return await (await FilterAsync(found, query, cancellationToken)).CountAsync(cancellationToken);
    }

    /// <summary>One task; null when the caller has none of this key.</summary>
    public async Task<TaskItem?> FindAsync(TaskKey key, CancellationToken cancellationToken)
    {
        var found = await TaskMapper.Loaded(tasks.Mine.Where(key.Matches)).ToListAsync(cancellationToken);
        return (await items.OfAsync(found, cancellationToken)).FirstOrDefault();
    }

    private static void Check(TaskQuery query)
    {
        var rules = new ValidationErrors();
        if (query.Limit is < 1 or > Limits.MaximumPageSize)
        {
            rules.Add(nameof(query.Limit), $"A page has 1 to {Limits.MaximumPageSize} tasks; {query.Limit} is not.");
        }

        if (query.Text?.Length > Limits.SearchLength)
        {
            rules.Add("Q", $"A search has up to {Limits.SearchLength} characters; this one has {query.Text.Length}.");
        }

        if (query.Tags.Count > Limits.TagsPerTask)
        {
            rules.Add("Tag", $"No task has more than {Limits.TagsPerTask} tags; these are {query.Tags.Count}.");
        }

        if (query.Numbers.Count > Limits.MaximumPageSize)
        {
            rules.Add("Numbers", $"Ask for up to {Limits.MaximumPageSize} numbers; these are {query.Numbers.Count}.");
        }

        foreach (var (field, text) in query.Tags.Select(tag => ("Tag", (string?)tag)).Append(("Project", query.Project)).Append(("Q", query.Text)))
        {
            if (text?.Contains('\0', StringComparison.Ordinal) == true)
            {
                rules.Add(field, "A text cannot hold the character U+0000.");
            }
        }

        rules.ThrowIfBroken();
    }

    private async Task<IReadOnlyList<TodoTask>> PageAsync(
        IQueryable<TodoTask> found, TaskQuery query, TaskCursor? last, int limit, CancellationToken cancellationToken)
    {
        var sorted = After(Sorted(await FilterAsync(found, query, cancellationToken), query.Order), query.Order, last);
        return await TaskMapper.Loaded(sorted).Take(limit).ToListAsync(cancellationToken);
    }

    private async Task<IQueryable<TodoTask>> FilterAsync(IQueryable<TodoTask> found, TaskQuery query, CancellationToken cancellationToken)
    {
        if (query.Statuses.Count > 0)
        {
            found = found.Where(task => query.Statuses.Contains(task.Status));
        }

        if (query.Numbers.Count > 0)
        {
            found = found.Where(task => query.Numbers.Contains(task.Number));
        }

        if (query.Priorities.Count > 0)
        {
            found = found.Where(task => query.Priorities.Contains(task.Priority));
        }

        foreach (var key in query.Tags.Select(LabelName<Tag>.KeyOf))
        {
            found = found.Where(task => task.Tags.Any(tag => tag.Key == key && tag.DeletedAt == null));
        }

        if (query.Project is { } project)
        {
            var key = LabelName<Project>.KeyOf(project);
            var id = Guid.TryParse(project, out var parsed) ? parsed : Guid.Empty;
            found = found.Where(task => task.Project!.DeletedAt == null && (task.Project.Key == key || task.ProjectId == id));
        }

        if (query.Parent is { } parent)
        {
            found = found.Where(task => task.Parent!.Number == parent);
        }

        if (query.Repeating)
        {
            found = found.Where(task => task.Recurrence != null);
        }

        if (query.CompletedFrom is { } from)
        {
            found = found.Where(task => task.CompletedAt >= from);
        }

        if (query.CompletedBefore is { } before)
        {
            found = found.Where(task => task.CompletedAt < before);
        }

        return await FilterByDueAsync(found, query, cancellationToken);
    }

    private async Task<IQueryable<TodoTask>> FilterByDueAsync(IQueryable<TodoTask> found, TaskQuery query, CancellationToken cancellationToken)
    {
        if (query.DueBefore is { } before)
        {
            found = found.Where(task => task.DueDate < before);
        }

        if (query.DueAfter is { } after)
        {
            found = found.Where(task => task.DueDate > after);
        }

        if (query.TimeFrom is { } earliest)
        {
            found = found.Where(task => task.DueTime >= earliest);
        }

        if (query.TimeTo is { } latest)
        {
            found = found.Where(task => task.DueTime <= latest);
        }

        if (query.NoDue)
        {
            found = found.Where(task => task.DueDate == null);
        }

        if (query.Overdue)
        {
            found = found.Where(task => task.Status != TodoStatus.Done && task.DueDate != null);
            var zones = await found.Select(task => task.TimeZone!).Distinct().ToListAsync(cancellationToken);
            found = found.Where(zones.Select(zone => IsOver(zone, clock.Now)).Aggregate(
                Never, (left, right) => Expression.Lambda<Func<TodoTask, bool>>(
                    Expression.OrElse(left.Body, Expression.Invoke(right, left.Parameters)), left.Parameters)));
        }

        return found;
    }

    // Each task's moment is over by the clock of its own zone; the zones of one person are few.
    private static Expression<Func<TodoTask, bool>> IsOver(string zone, DateTimeOffset moment)
    {
        var now = moment.ToInstant().InZone(DateTimeZoneProviders.Tzdb[zone]).LocalDateTime;
        var (today, time) = (now.Date.ToDateOnly(), now.TimeOfDay.ToTimeOnly());
        return task => task.TimeZone == zone && (task.DueDate < today || (task.DueDate == today && task.DueTime < time));
    }

    private static IQueryable<TodoTask> Sorted(IQueryable<TodoTask> found, TaskSort sort) => sort switch
    {
        TaskSort.Priority => found.OrderByDescending(task => task.Priority).ThenBy(task => task.DueSort).ThenBy(task => task.Number),
        TaskSort.Title => found.OrderBy(task => task.TitleSort).ThenBy(task => task.Number),
        TaskSort.Created => found.OrderByDescending(task => task.Number),
        TaskSort.Completed => found.OrderBy(task => task.CompletedAt == null).ThenByDescending(task => task.CompletedAt).ThenByDescending(task => task.Number),
        _ => found.OrderBy(task => task.DueSort).ThenBy(task => task.Number),
    };

    // Keyset paging: what follows the last task shown, whatever was added or removed before it meanwhile.
    [SuppressMessage("Globalization", "CA1309", Justification = "Translated to SQL, where the column's binary collation compares.")]
    private static IQueryable<TodoTask> After(IQueryable<TodoTask> sorted, TaskSort sort, TaskCursor? last)
    {
        if (last is null)
        {
            return sorted;
        }

        return sort switch
        {
            TaskSort.Priority => sorted.Where(task => task.Priority < last.Priority
                || (task.Priority == last.Priority && (string.Compare(task.DueSort, last.Key) > 0
                    || (task.DueSort == last.Key && task.Number > last.Number)))),
            TaskSort.Title => sorted.Where(task => string.Compare(task.TitleSort, last.Key) > 0
                || (task.TitleSort == last.Key && task.Number > last.Number)),
            TaskSort.Created => sorted.Where(task => task.Number < last.Number),
            TaskSort.Completed => sorted.Where(task => task.CompletedAt < last.Completed
                || (task.CompletedAt == last.Completed && task.Number < last.Number) || (last.Completed != null && task.CompletedAt == null)),
            _ => sorted.Where(task => string.Compare(task.DueSort, last.Key) > 0
                || (task.DueSort == last.Key && task.Number > last.Number)),
        };
    }
}
