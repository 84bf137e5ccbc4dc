using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using Microsoft.EntityFrameworkCore;
using NodaTime;
using TodoChatbot.Backend.Accounts.Profile;
using TodoChatbot.Backend.Data;
using TodoChatbot.Backend.Rules;
using TodoChatbot.Backend.Tasks.Labels;
using TodoChatbot.Backend.Tasks.Reading;
using TodoChatbot.Backend.Tasks.Searching;
using TodoChatbot.Contracts;
using TodoChatbot.Contracts.Tasks;
using TodoChatbot.Language;

namespace TodoChatbot.Backend.Tasks.Listing;

/// <summary>Finds tasks.</summary>
internal sealed class TaskReader(TaskScope tasks, TaskMapper items, TaskSearch search, DueFiling filing, CurrentUser user, TimeProvider clock)
{
    // Where the time begins in a sort key.
    private const int TimeAt = 11;

    /// <summary>A page of the tasks that a query describes.</summary>
    public async Task<Page<TaskItem>> ListAsync(TaskQuery query, CancellationToken cancellationToken)
    {
        Check(query);
        var cursor = query.Cursor is { Length: > 0 } text ? TaskCursor.Parse(text, query) : null;
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
        var next = page.Count > query.Limit ? TaskCursor.After(shown[^1], query, isMisspelled: shown.Count > spelled).ToString() : null;
        return new Page<TaskItem>(await items.OfAsync(shown, cancellationToken), next);
    }

    /// <summary>How many tasks a query describes.</summary>
    public async Task<int> CountAsync(TaskQuery query, CancellationToken cancellationToken)
    {
        var found = string.IsNullOrWhiteSpace(query.Text) ? tasks.Mine : (await search.FindAsync(query.Text, cancellationToken)).Whole;
        return await (await FilterAsync(found, query, cancellationToken)).CountAsync(cancellationToken);
    }

    /// <summary>Returns the numbers and titles of the newest tasks.</summary>
    /// <param name="most">The maximum number of tasks.</param>
    /// <param name="cancellationToken">Stops it.</param>
    public async Task<IReadOnlyList<OwnTask>> TitlesAsync(int most, CancellationToken cancellationToken) =>
        await tasks.Active.OrderByDescending(task => task.Number).Take(most)
            .Select(task => new OwnTask(task.Number, task.Title, task.Status == TodoStatus.Done)).ToListAsync(cancellationToken);

    /// <summary>One task; null when the caller has none of this key.</summary>
    public async Task<TaskItem?> FindAsync(TaskKey key, CancellationToken cancellationToken)
    {
        var found = await TaskMapper.Loaded(tasks.Mine.Where(key.Matches)).ToListAsync(cancellationToken);
        return (await items.OfAsync(found, cancellationToken)).FirstOrDefault();
    }

    /// <summary>The tasks that a query describes, without order and pages.</summary>
    public async Task<IQueryable<TodoTask>> QueryAsync(TaskQuery query, CancellationToken cancellationToken)
    {
        Check(query);
        var found = string.IsNullOrWhiteSpace(query.Text) ? tasks.Mine : (await search.FindAsync(query.Text, cancellationToken)).Whole;
        return await FilterAsync(found, query, cancellationToken);
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
            if (text is not null && TextRules.ProblemWith(text) is { } problem)
            {
                rules.Add(field, problem);
            }
        }

        rules.ThrowIfBroken();
    }

    private async Task<IReadOnlyList<TodoTask>> PageAsync(
        IQueryable<TodoTask> found, TaskQuery query, TaskCursor? last, int limit, CancellationToken cancellationToken)
    {
        var sorted = After(Sorted(await FilterAsync(found, query, cancellationToken), query), query, last);
        return await TaskMapper.Loaded(sorted).Take(limit).ToListAsync(cancellationToken);
    }

    private async Task<IQueryable<TodoTask>> FilterAsync(IQueryable<TodoTask> found, TaskQuery query, CancellationToken cancellationToken)
    {
        await filing.EnsureAsync(cancellationToken);
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

        // A query that names a project, a number, or a parent also finds the tasks of an archived project.
        if (query is { Project: null, Numbers.Count: 0, Parent: null })
        {
            found = found.Where(TaskScope.IsActive);
        }

        if (query.Parent is { } parent)
        {
            found = found.Where(task => task.Parent!.Number == parent);
        }

        if (query.Repeating)
        {
            found = found.Where(task => task.Recurrence != null);
        }

        if (query.HasReminders)
        {
            IReadOnlyList<string> none = [];
            found = found.Where(task => task.Reminders != none);
        }

        if (query.NoProject)
        {
            found = found.Where(task => task.ProjectId == null);
        }

        return await FilterByDueAsync(FilterByHistory(found, query), query, cancellationToken);
    }

    private static IQueryable<TodoTask> FilterByHistory(IQueryable<TodoTask> found, TaskQuery query)
    {
        if (query.AddedFrom is { } oldest)
        {
            found = found.Where(task => task.CreatedAt >= oldest);
        }

        if (query.AddedBefore is { } newest)
        {
            found = found.Where(task => task.CreatedAt < newest);
        }

        if (query.CompletedFrom is { } from)
        {
            found = found.Where(task => task.CompletedAt >= from);
        }

        if (query.CompletedBefore is { } before)
        {
            found = found.Where(task => task.CompletedAt < before);
        }

        return found;
    }

    // All by the owner's clock, which the sort key tells: yyyy-MM-ddTHH:mm, with a letter after T for what follows every moment of a day.
    [SuppressMessage("Globalization", "CA1309", Justification = "Translated to SQL, where the column's binary collation compares.")]
    private async Task<IQueryable<TodoTask>> FilterByDueAsync(IQueryable<TodoTask> found, TaskQuery query, CancellationToken cancellationToken)
    {
        if (query.DueBefore is { } before)
        {
            var key = DayOf(before);
            found = found.Where(task => string.Compare(task.DueSort, key) < 0);
        }

        if (query.DueAfter is { } after)
        {
            var key = DayOf(after) + "U";
            found = found.Where(task => task.DueDate != null && string.Compare(task.DueSort, key) > 0);
        }

        if (query.TimeFrom is { } earliest)
        {
            var key = ClockOf(earliest);
            found = found.Where(task => task.DueTime != null && string.Compare(task.DueSort.Substring(TimeAt), key) >= 0);
        }

        if (query.TimeTo is { } latest)
        {
            var key = ClockOf(latest);
            found = found.Where(task => task.DueTime != null && string.Compare(task.DueSort.Substring(TimeAt), key) <= 0);
        }

        if (query.NoDue)
        {
            found = found.Where(task => task.DueDate == null);
        }

        if (query.Overdue)
        {
            var key = OverdueBefore((await user.GetAsync(cancellationToken)).Speech(clock.Now).Now);
            found = found.Where(task => task.Status != TodoStatus.Done && string.Compare(task.DueSort, key) < 0);
        }

        return found;
    }

    /// <summary>The sort key before which a task is overdue. A task of this very minute is over once a second of it has passed.</summary>
    public static string OverdueBefore(LocalDateTime now) =>
        now.ToString(now.TickOfDay % NodaConstants.TicksPerMinute == 0 ? "uuuu-MM-dd'T'HH:mm" : "uuuu-MM-dd'T'HH:mm':'", CultureInfo.InvariantCulture);

    /// <summary>The sort key at which a day begins.</summary>
    public static string DayOf(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    private static string ClockOf(TimeOnly time) => time.ToString("HH:mm", CultureInfo.InvariantCulture);

    // Tasks without the value come last in either direction.
    private static IQueryable<TodoTask> Sorted(IQueryable<TodoTask> found, TaskQuery query) => (query.Order, query.IsDescending) switch
    {
        (TaskSort.Priority, true) => found.OrderByDescending(task => task.Priority).ThenBy(task => task.DueSort).ThenBy(task => task.Number),
        (TaskSort.Priority, false) => found.OrderBy(task => task.Priority).ThenBy(task => task.DueSort).ThenBy(task => task.Number),
        (TaskSort.Title, false) => found.OrderBy(task => task.TitleSort).ThenBy(task => task.Number),
        (TaskSort.Title, true) => found.OrderByDescending(task => task.TitleSort).ThenByDescending(task => task.Number),
        (TaskSort.Created, true) => found.OrderByDescending(task => task.Number),
        (TaskSort.Created, false) => found.OrderBy(task => task.Number),
        (TaskSort.Updated, true) => found.OrderByDescending(task => task.UpdatedAt).ThenByDescending(task => task.Number),
        (TaskSort.Updated, false) => found.OrderBy(task => task.UpdatedAt).ThenBy(task => task.Number),
        (TaskSort.Completed, true) => found.OrderBy(task => task.CompletedAt == null).ThenByDescending(task => task.CompletedAt).ThenByDescending(task => task.Number),
        (TaskSort.Completed, false) => found.OrderBy(task => task.CompletedAt == null).ThenBy(task => task.CompletedAt).ThenBy(task => task.Number),
        (_, true) => found.OrderBy(task => task.DueDate == null).ThenByDescending(task => task.DueSort).ThenByDescending(task => task.Number),
        _ => found.OrderBy(task => task.DueSort).ThenBy(task => task.Number),
    };

    // Keyset paging: what follows the last task shown, whatever was added or removed before it meanwhile.
    [SuppressMessage("Globalization", "CA1309", Justification = "Translated to SQL, where the column's binary collation compares.")]
    private static IQueryable<TodoTask> After(IQueryable<TodoTask> sorted, TaskQuery query, TaskCursor? last)
    {
        if (last is null)
        {
            return sorted;
        }

        return (query.Order, query.IsDescending) switch
        {
            (TaskSort.Priority, true) => sorted.Where(task => task.Priority < last.Priority
                || (task.Priority == last.Priority && (string.Compare(task.DueSort, last.Key) > 0
                    || (task.DueSort == last.Key && task.Number > last.Number)))),
            (TaskSort.Priority, false) => sorted.Where(task => task.Priority > last.Priority
                || (task.Priority == last.Priority && (string.Compare(task.DueSort, last.Key) > 0
                    || (task.DueSort == last.Key && task.Number > last.Number)))),
            (TaskSort.Title, false) => sorted.Where(task => string.Compare(task.TitleSort, last.Key) > 0
                || (task.TitleSort == last.Key && task.Number > last.Number)),
            (TaskSort.Title, true) => sorted.Where(task => string.Compare(task.TitleSort, last.Key) < 0
                || (task.TitleSort == last.Key && task.Number < last.Number)),
            (TaskSort.Created, true) => sorted.Where(task => task.Number < last.Number),
            (TaskSort.Created, false) => sorted.Where(task => task.Number > last.Number),
            (TaskSort.Updated, true) => sorted.Where(task => task.UpdatedAt < last.Updated
                || (task.UpdatedAt == last.Updated && task.Number < last.Number)),
            (TaskSort.Updated, false) => sorted.Where(task => task.UpdatedAt > last.Updated
                || (task.UpdatedAt == last.Updated && task.Number > last.Number)),
            (TaskSort.Completed, true) => sorted.Where(task => task.CompletedAt < last.Completed
                || (task.CompletedAt == last.Completed && task.Number < last.Number) || (last.Completed != null && task.CompletedAt == null)),
            (TaskSort.Completed, false) => sorted.Where(task => task.CompletedAt > last.Completed
                || (task.CompletedAt == last.Completed && task.Number > last.Number) || (last.Completed != null && task.CompletedAt == null)),
            (_, true) when last.Key == TodoTask.NoDay => sorted.Where(task => task.DueDate == null && task.Number < last.Number),
            (_, true) => sorted.Where(task => task.DueDate == null || string.Compare(task.DueSort, last.Key) < 0
                || (task.DueSort == last.Key && task.Number < last.Number)),
            _ => sorted.Where(task => string.Compare(task.DueSort, last.Key) > 0
                || (task.DueSort == last.Key && task.Number > last.Number)),
        };
    }
}
