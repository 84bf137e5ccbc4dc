using Microsoft.EntityFrameworkCore;
using NodaTime;
using TodoChatbot.Backend.Accounts.Profile;
using TodoChatbot.Backend.Activity;
using TodoChatbot.Backend.Data;
using TodoChatbot.Backend.Tasks.Reading;
using TodoChatbot.Backend.Tasks.Recurring;
using TodoChatbot.Contracts.Tasks;
using TodoChatbot.Language;

namespace TodoChatbot.Backend.Tasks;

/// <summary>Shows tasks to their owner, with dates and rules in words.</summary>
internal sealed class TaskMapper(CurrentUser user, TaskScope scope, TimeProvider clock)
{
    /// <summary>The tasks with all that showing them needs.</summary>
    public static IQueryable<TodoTask> Loaded(IQueryable<TodoTask> tasks) =>
        tasks.Include(task => task.Tags).Include(task => task.Project).Include(task => task.Parent).AsSplitQuery().AsNoTracking();

    public async Task<IReadOnlyList<TaskItem>> OfAsync(IReadOnlyList<TodoTask> tasks, CancellationToken cancellationToken)
    {
        if (tasks.Count == 0)
        {
            return [];
        }

        var speech = (await user.GetAsync(cancellationToken)).Speech(clock.Now);
        var subtasks = await CountSubtasksAsync(tasks, cancellationToken);
        return [.. tasks.Select(task => Of(task, speech, cancellationToken) with { Subtasks = subtasks.GetValueOrDefault(task.Id) })];
    }

    private async Task<IReadOnlyDictionary<Guid, SubtaskCount>> CountSubtasksAsync(IReadOnlyList<TodoTask> tasks, CancellationToken cancellationToken)
    {
        // A subtask has no subtasks.
        Guid[] ids = [.. tasks.Where(task => task.ParentId is null).Select(task => task.Id)];
        return ids.Length == 0 ? new Dictionary<Guid, SubtaskCount>() : await scope.Mine
            .Where(task => task.ParentId != null && ids.Contains(task.ParentId.Value))
            .GroupBy(task => task.ParentId!.Value)
            .Select(group => new { group.Key, Done = group.Count(task => task.Status == TodoStatus.Done), Total = group.Count() })
            .ToDictionaryAsync(count => count.Key, count => new SubtaskCount(count.Done, count.Total), cancellationToken);
    }

    /// <summary>Tasks that a change set wrote, each with what was understood in words.</summary>
    /// <param name="tasks">The tasks.</param>
    /// <param name="changes">What was changed.</param>
    /// <param name="completed">The occurrences that were completed, by task.</param>
    /// <param name="cancellationToken">Stops it.</param>
    public async Task<IReadOnlyList<TaskItem>> WrittenAsync(
        IReadOnlyList<TodoTask> tasks, ChangeSet changes, IReadOnlyDictionary<Guid, OccurrenceId> completed, CancellationToken cancellationToken)
    {
        var speech = (await user.GetAsync(cancellationToken)).Speech(clock.Now);

        // The answer to a completion tells how many subtasks stay open.
        var subtasks = await CountSubtasksAsync([.. tasks.Where(task => task is { Status: TodoStatus.Done, DeletedAt: null } && changes.Includes(task.Id))], cancellationToken);
        return [.. tasks.Select(task => Of(task, speech, cancellationToken) with
        {
            Subtasks = subtasks.GetValueOrDefault(task.Id),
            Reading = TaskFormatter.Reading(task, speech, cancellationToken),
            ChangeSet = changes.Includes(task.Id) ? changes.Id : null,
            CompletedOccurrence = completed.TryGetValue(task.Id, out var occurrence)
                ? new OccurrenceItem(occurrence.ToString(), TaskFormatter.Of(occurrence.Moment, task.TimeZone, speech, minutes: null, cancellationToken))
                : null,
        })];
    }

    private static string? LocalOf(LocalMoment due, string? timeZone, SpeechContext speech) =>
        due.Time is null || timeZone is null || timeZone == speech.Zone.Id ? null
        : due.InZone(DateTimeZoneProviders.Tzdb[timeZone], speech.Zone).ToString();

    private static TaskItem Of(TodoTask task, SpeechContext speech, CancellationToken cancellationToken) => new(
        task.Id,
        task.Number,
        task.Title,
        task.Description,
        task.Status,
        task.Priority,
        task.DueDate is { } date
            ? new Due(
                date,
                task.DueTime,
                task.DueTime is null ? speech.Zone.Id : task.TimeZone,
                TaskFormatter.Of(new LocalMoment(date, task.DueTime), task.TimeZone, speech, task.DueMinutes, cancellationToken),
                task.DueMinutes is { } minutes ? Durations.Write(minutes) : null,
                LocalOf(new LocalMoment(date, task.DueTime), task.TimeZone, speech))
            : null,
        task.Recurrence is { } stored
            ? new Recurrence(stored.Rule, TaskFormatter.Of(stored, speech, cancellationToken), stored.Start, stored.Exdates, stored.AfterCompletion)
            : null,
        [.. task.Reminders.Select(trigger => new Reminder(trigger, TaskFormatter.OfTrigger(trigger, speech, cancellationToken)))],
        [.. task.Tags.Where(tag => tag.DeletedAt is null).Select(tag => tag.Name).Order(StringComparer.OrdinalIgnoreCase)],
        task.Project is { DeletedAt: null } project ? new ProjectReference(project.Id, project.Name) : null,
        task.Parent?.Number,
        task.Status == TodoStatus.Done,
        task.CompletedAt,
        task.CreatedAt,
        task.UpdatedAt,
        task.Version)
    {
        Occurrence = task.Current.Occurrence?.ToString(),
        ParentTitle = task.Parent?.Title,
        Series = task.SeriesId,
    };
}
