using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;
using NodaTime;
using TodoChatbot.Backend.Accounts;
using TodoChatbot.Backend.Accounts.Profile;
using TodoChatbot.Backend.Activity;
using TodoChatbot.Backend.Data;
using TodoChatbot.Backend.Rules;
using TodoChatbot.Backend.Tasks.Confirmations;
using TodoChatbot.Backend.Tasks.Labels;
using TodoChatbot.Backend.Tasks.Recurring;
using TodoChatbot.Contracts;
using TodoChatbot.Contracts.Tasks;

namespace TodoChatbot.Backend.Tasks;

/// <summary>
/// Changes the caller's tasks. Every entry point calls it: it enforces the rules and the confirmation of large changes, decides
/// ownership, rolls repetitions forward and writes the change log.
/// </summary>
internal sealed class TaskService(
    AppDbContext db,
    Caller caller,
    CurrentUser user,
    TaskScope tasks,
    TaskMapper items,
    ChangeLog journal,
    ChangeAllowance allowance,
    ChangePreviews previews,
    ConfirmationCodes confirmations,
    RecentChanges recent,
    IStringLocalizer<Messages> messages,
    LabelList<Project> projects,
    LabelList<Tag> tags)
{
    /// <summary>Adds a task.</summary>
    public async Task<TaskItem> AddAsync(TaskFields fields, CancellationToken cancellationToken) =>
        (await AddTypedAsync([new NewTask(fields)], cancellationToken))[0];

    /// <summary>Adds the tasks that the user's own text describes, in one change. What the user typed or pasted needs no confirmation.</summary>
    /// <returns>The tasks in the order asked for, each followed by its subtasks.</returns>
    public Task<IReadOnlyList<TaskItem>> AddTypedAsync(IReadOnlyList<NewTask> asked, CancellationToken cancellationToken)
    {
        TaskRules.CheckSubtasks(asked);
        return db.InTransactionAsync(token => WriteAsync(asked, token), cancellationToken);
    }

    /// <summary>Adds several tasks with their subtasks, in one change; more than the user allowed need a confirmation.</summary>
    public async Task<ChangeOutcome> AddAsync(IReadOnlyList<NewTask> asked, ChangeRequest request, CancellationToken cancellationToken)
    {
        TaskRules.CheckSubtasks(asked);
        await recent.CountAsync(cancellationToken);
        var needsConfirmation = !allowance.CoversNew(request.Operation, asked);
        if (needsConfirmation && string.IsNullOrEmpty(request.Confirmation))
        {
            return await previews.OfAsync(request, asked, cancellationToken);
        }

        if (needsConfirmation)
        {
            await confirmations.CheckAsync(request, ChangePreviews.NewTasks, cancellationToken);
        }

        var written = await db.InTransactionAsync(
            async token =>
            {
                if (needsConfirmation)
                {
                    await journal.LockAsync(token);
                    await confirmations.UseAsync(request, ChangePreviews.NewTasks, token);
                }

                return await WriteAsync(asked, token);
            },
            cancellationToken);
        allowance.Added(asked);
        return new ChangeOutcome.Written(written);
    }

    /// <summary>Changes one task.</summary>
    /// <param name="key">Which one.</param>
    /// <param name="versions">The versions that the change is meant for; null for whichever there is.</param>
    /// <param name="change">The fields as they are to be, from the fields as they are.</param>
    /// <param name="cancellationToken">Stops it.</param>
    public Task<WriteOutcome> ChangeAsync(TaskKey key, IReadOnlyCollection<int>? versions, Func<TaskFields, TaskFields> change, CancellationToken cancellationToken) => WriteAsync(
        key, versions, Operations.UpdateTask, async (task, changes, token) => new Effect(await ApplyAsync(task, change, changes, token)), cancellationToken);

    /// <summary>Changes several tasks in one change; those that are gone are left out.</summary>
    /// <param name="selection">Which ones.</param>
    /// <param name="request">What is asked for, with the confirmation that more than a few tasks need.</param>
    /// <param name="change">The fields as they are to be, from the fields as they are.</param>
    /// <param name="subtasks">Titles of subtasks that each of them gets.</param>
    /// <param name="cancellationToken">Stops it.</param>
    /// <returns>The tasks, and then the new subtasks.</returns>
    public Task<ChangeOutcome> ChangeAsync(
        TaskSelection selection,
        ChangeRequest request,
        Func<TaskFields, TaskFields> change,
        IReadOnlyList<string> subtasks,
        CancellationToken cancellationToken) =>
        ChangeAsync(selection, request, (_, fields) => change(fields), subtasks, cancellationToken);

    /// <summary>Changes several tasks in one change, each in its own way.</summary>
    public Task<ChangeOutcome> ChangeAsync(
        TaskSelection selection,
        ChangeRequest request,
        Func<TodoTask, TaskFields, TaskFields> change,
        IReadOnlyList<string> subtasks,
        CancellationToken cancellationToken)
    {
        var newTasks = selection.Tasks.Count * subtasks.Count;
        TaskRules.CheckCount(newTasks);
        return WriteAsync(
            selection,
            request,
            newTasks,
            async (task, changes, token) =>
            {
                var changed = await ApplyAsync(task, fields => change(task, fields), changes, token);
                var added = new List<TodoTask>();
                foreach (var title in subtasks)
                {
                    var number = await changes.ReserveNumberAsync(token);
                    added.Add(await AddAsync(new TaskFields(title, Priority: task.Priority, Parent: task.Number), task, number, changes, token));
                }

                return new Effect(changed) { Added = added };
            },
            cancellationToken);
    }

    /// <summary>Marks one task as done or not done; of a repeating task, one occurrence.</summary>
    /// <param name="key">Which one.</param>
    /// <param name="versions">The versions that the change is meant for; null for whichever there is.</param>
    /// <param name="done">Which way; null for the other way than now, or for done when an occurrence is named.</param>
    /// <param name="occurrence">The occurrence that is meant; null for the current one. One that is completed already stays as it is.</param>
    /// <param name="open">What becomes of the open subtasks of a task that doesn't repeat.</param>
    /// <param name="cancellationToken">Stops it.</param>
    public Task<WriteOutcome> CompleteAsync(
        TaskKey key, IReadOnlyCollection<int>? versions, bool? done, OccurrenceId? occurrence, OpenSubtasks open, CancellationToken cancellationToken) =>
        db.InTransactionAsync(
            async token =>
            {
                await journal.LockAsync(token);
                var isDone = done ?? (occurrence is not null || await tasks.Mine.Where(key.Matches).AnyAsync(task => task.Status != TodoStatus.Done, token));
                if (isDone && open == OpenSubtasks.Ask && await FindOpenSubtasksAsync(key, token) is { } asked)
                {
                    return asked;
                }

                return await WriteAsync(
                    key,
                    versions,
                    OperationFor(isDone),
                    async (task, changes, inner) =>
                    {
                        if (isDone && open == OpenSubtasks.Complete && task.Recurrence is null)
                        {
                            await CompleteSubtasksAsync(task, changes, inner);
                        }

                        return await CompleteAsync(task, isDone, occurrence, changes, inner);
                    },
                    token);
            },
            cancellationToken);

    /// <summary>Marks several tasks as done or not done.</summary>
    /// <param name="selection">Which ones.</param>
    /// <param name="done">Which way.</param>
    /// <param name="occurrences">The occurrences that are meant, by task; of other tasks it is the current one.</param>
    /// <param name="confirmation">The confirmation that more than a few tasks need.</param>
    /// <param name="cancellationToken">Stops it.</param>
    public Task<ChangeOutcome> CompleteAsync(
        TaskSelection selection,
        bool done,
        IReadOnlyDictionary<Guid, OccurrenceId> occurrences,
        string? confirmation,
        CancellationToken cancellationToken) => WriteAsync(
            selection,
            new ChangeRequest(OperationFor(done), ArgumentsOf(occurrences), confirmation),
            newTasks: 0,
            (task, changes, token) => CompleteAsync(task, done, occurrences.TryGetValue(task.Id, out var meant) ? meant : null, changes, token),
            cancellationToken);

    /// <summary>Skips an occurrence of one repeating task, so that its next one is due.</summary>
    /// <param name="key">Which one.</param>
    /// <param name="versions">The versions that the change is meant for; null for whichever there is.</param>
    /// <param name="occurrence">The occurrence that is meant; null for the current one. One that is over already stays as it is.</param>
    /// <param name="cancellationToken">Stops it.</param>
    /// <exception cref="ConflictException">The task does not repeat, or nothing follows.</exception>
    public Task<WriteOutcome> SkipAsync(TaskKey key, IReadOnlyCollection<int>? versions, OccurrenceId? occurrence, CancellationToken cancellationToken) =>
        WriteAsync(key, versions, Operations.SkipOccurrence, (task, changes, token) => SkipAsync(task, occurrence, changes, token), cancellationToken);

    /// <summary>Skips the occurrences of several repeating tasks.</summary>
    public Task<ChangeOutcome> SkipAsync(
        TaskSelection selection, IReadOnlyDictionary<Guid, OccurrenceId> occurrences, string? confirmation, CancellationToken cancellationToken) => WriteAsync(
            selection,
            new ChangeRequest(Operations.SkipOccurrence, ArgumentsOf(occurrences), confirmation),
            newTasks: 0,
            (task, changes, token) => SkipAsync(task, occurrences.TryGetValue(task.Id, out var meant) ? meant : null, changes, token),
            cancellationToken);

    /// <summary>Deletes one task with its subtasks. It can be undone for 30 days.</summary>
    public Task<WriteOutcome> DeleteAsync(TaskKey key, IReadOnlyCollection<int>? versions, CancellationToken cancellationToken) =>
        WriteAsync(key, versions, Operations.DeleteTask, DeleteAsync, cancellationToken);

    /// <summary>Deletes several tasks with their subtasks.</summary>
    public Task<ChangeOutcome> DeleteAsync(TaskSelection selection, string? confirmation, CancellationToken cancellationToken) =>
        WriteAsync(selection, new ChangeRequest(Operations.DeleteTask, new { }, confirmation), newTasks: 0, DeleteAsync, cancellationToken);

    private static string OperationFor(bool done) => done ? Operations.CompleteTask : Operations.ReopenTask;

    private static TaskFields Completed(TaskFields fields, bool done) =>
        fields with { Status = done ? TodoStatus.Done : fields.Status == TodoStatus.Done ? TodoStatus.Todo : fields.Status };

    private Task<WriteOutcome> WriteAsync(
        TaskKey key, IReadOnlyCollection<int>? versions, string operation, Func<TodoTask, ChangeSet, CancellationToken, Task<Effect>> write, CancellationToken cancellationToken) =>
        db.InTransactionAsync<WriteOutcome>(
            async token =>
            {
                var changes = await journal.BeginAsync(operation, token);
                if (await Tracked(tasks.Mine.Where(key.Matches)).FirstOrDefaultAsync(token) is not { } task)
                {
                    return new WriteOutcome.Missing();
                }

                if (versions?.Contains(task.Version) == false)
                {
                    return new WriteOutcome.Stale(task.Version);
                }

                return new WriteOutcome.Saved((await SaveAsync([await write(task, changes, token)], changes, token))[0]);
            },
            cancellationToken);

    private async Task<IReadOnlyList<TaskItem>> WriteAsync(IReadOnlyList<NewTask> asked, CancellationToken cancellationToken)
    {
        var changes = await journal.BeginAsync(Operations.AddTask, asked.Sum(task => 1 + task.Subtasks.Count), cancellationToken);
        var added = new List<TodoTask>();
        foreach (var (fields, subtasks) in asked)
        {
            var parent = await AddAsync(fields, parent: null, changes.NextNumber(), changes, cancellationToken);
            added.Add(parent);
            foreach (var subtask in subtasks)
            {
                added.Add(await AddAsync(subtask with { Parent = parent.Number }, parent, changes.NextNumber(), changes, cancellationToken));
            }
        }

        return await SaveAsync([.. added.Select(task => new Effect(task))], changes, cancellationToken);
    }

    private async Task<IReadOnlyList<TaskItem>> SaveAsync(IReadOnlyList<Effect> effects, ChangeSet changes, CancellationToken cancellationToken)
    {
        await db.SaveChangesAsync(cancellationToken);
        var completed = new Dictionary<Guid, OccurrenceId>();
        foreach (var effect in effects)
        {
            if (effect.Completed is { } occurrence)
            {
                completed[effect.Task.Id] = occurrence;
            }
        }

        var shown = effects.Select(effect => effect.Task).Concat(effects.SelectMany(effect => effect.Added)).Distinct().ToList();
        return await items.WrittenAsync(shown, changes, completed, cancellationToken);
    }

    // The one place where a change of several tasks is allowed or not.
    private async Task<ChangeOutcome> WriteAsync(
        TaskSelection selection,
        ChangeRequest request,
        int newTasks,
        Func<TodoTask, ChangeSet, CancellationToken, Task<Effect>> write,
        CancellationToken cancellationToken)
    {
        if (selection.Tasks.Count > Limits.MaximumPageSize)
        {
            throw RequestValidationException.For(
                nameof(BulkTasks.Tasks), messages["Tasks_TooManyAtOnce", selection.Tasks.Count, Limits.MaximumPageSize]);
        }

        await recent.CountAsync(cancellationToken);
        var needsConfirmation = selection.IsEverything
            || !allowance.Covers(request.Operation, selection.Tasks, request.Fields, newTasks);
        if (needsConfirmation && string.IsNullOrEmpty(request.Confirmation))
        {
            return await previews.OfAsync(request, selection, cancellationToken);
        }

        if (needsConfirmation)
        {
            await confirmations.CheckAsync(request, ConfirmationCodes.StateOf(selection.Tasks), cancellationToken);
        }

        Guid[] ids = [.. selection.Tasks.Select(task => task.Id)];
        var written = await db.InTransactionAsync(
            async token =>
            {
                var changes = await journal.BeginAsync(request.Operation, token);
                var found = await Tracked(tasks.Mine.Where(task => ids.Contains(task.Id))).OrderBy(task => task.Number).ToListAsync(token);
                if (needsConfirmation)
                {
                    await confirmations.UseAsync(request, ConfirmationCodes.StateOf(found), token);
                }

                var effects = new List<Effect>();
                foreach (var task in found)
                {
                    // A task before it may have taken this one along.
                    effects.Add(task.DeletedAt is null ? await write(task, changes, token) : new Effect(task));
                }

                return await SaveAsync(effects, changes, token);
            },
            cancellationToken);
        allowance.Changed(selection.Tasks, newTasks);
        return new ChangeOutcome.Written(written);
    }

    private async Task<TodoTask> AddAsync(
        TaskFields fields, TodoTask? parent, int number, ChangeSet changes, CancellationToken cancellationToken)
    {
        var task = new TodoTask
        {
            Id = Guid.CreateVersion7(changes.Now),
            OwnerId = caller.UserId,
            Number = number,
            CreatedAt = changes.Now,
        };
        db.Add(task);
        var (resolved, carried) = await ResolveAsync(task, fields, parent, changes, cancellationToken);
        var state = await ApplyCompletionAsync(task, resolved, before: null, carried, changes, cancellationToken);
        task.Apply(state, carried, changes.Now, changes.OwnerZone);

        // Undoing an addition is a deletion.
        changes.Record(Subject.Task, task.Id, task.Number, task.Title, task.Current with { DeletedAt = changes.Now }, task.Current);
        return task;
    }

    // The task that shows what was changed: the one asked for, or the series that a reopened occurrence went back to.
    private async Task<TodoTask> ApplyAsync(TodoTask task, Func<TaskFields, TaskFields> change, ChangeSet changes, CancellationToken cancellationToken)
    {
        var before = task.Current;
        var (resolved, tags) = await ResolveAsync(task, change(FieldsOf(task)), parent: null, changes, cancellationToken);
        var state = await ApplyCompletionAsync(task, resolved, before, tags, changes, cancellationToken);
        if (IsReopenedOnly(before, state) && await RestoreSeriesAsync(task, changes, cancellationToken) is { } series)
        {
            return series;
        }

        if (resolved.Status == TodoStatus.Done && state.Status != TodoStatus.Done)
        {
            await ReopenSubtasksAsync(task, changes, cancellationToken);
        }

        Apply(task, state, tags, changes);
        return task;
    }

    private async Task<Effect> CompleteAsync(TodoTask task, bool done, OccurrenceId? asked, ChangeSet changes, CancellationToken cancellationToken)
    {
        var target = task;
        if (asked is { } occurrence && !IsAt(task, occurrence))
        {
            var completed = await CompletedAsync(task, occurrence, cancellationToken)
                ?? throw new ConflictException(messages["Tasks_AnotherOccurrence", task.Number, task.Current.Occurrence?.ToString() ?? string.Empty]);
            if (done)
            {
                return new Effect(task) { Completed = OccurrenceId.Parse(completed.RecurrenceId!) };
            }

            target = completed;
        }

        var current = done && target.Recurrence is not null ? target.Current.Occurrence : null;
        return new Effect(await ApplyAsync(target, fields => Completed(fields, done), changes, cancellationToken)) { Completed = current };
    }

    private async Task<Effect> SkipAsync(TodoTask task, OccurrenceId? asked, ChangeSet changes, CancellationToken cancellationToken)
    {
        var state = task.Current;
        if (state.Recurrence is null || state.Occurrence is not { } current)
        {
            throw new ConflictException(messages["Tasks_DoesNotRepeat", task.Number]);
        }

        if (asked is { } occurrence && !IsAt(task, occurrence))
        {
            return occurrence.IsBefore(current) || await CompletedAsync(task, occurrence, cancellationToken) is not null
                ? new Effect(task)
                : throw new ConflictException(messages["Tasks_AnotherOccurrence", task.Number, current.ToString()]);
        }

        if (state.Status == TodoStatus.Done || NextOf(state, changes, skips: true) is not { } next)
        {
            throw new ConflictException(messages["Tasks_NoNextOccurrence", task.Number]);
        }

        await ReopenSubtasksAsync(task, changes, cancellationToken);
        Apply(task, state.At(current.FollowedBy(next), next), task.Tags, changes);
        return new Effect(task);
    }

    private static object ArgumentsOf(IReadOnlyDictionary<Guid, OccurrenceId> occurrences) =>
        occurrences.OrderBy(occurrence => occurrence.Key).Select(occurrence => $"{occurrence.Key} {occurrence.Value}").ToList();

    private static bool IsAt(TodoTask task, OccurrenceId asked) => task.Current.Occurrence is { } current
        ? current.IsMeantBy(asked)
        : task.DueDate is { } date && new OccurrenceId(new LocalMoment(date, task.DueTime)).IsMeantBy(asked);

    // The completed occurrence of a series, as a task of its own.
    private Task<TodoTask?> CompletedAsync(TodoTask series, OccurrenceId occurrence, CancellationToken cancellationToken)
    {
        var id = occurrence.ToString();
        var onDay = occurrence is { Moment.Time: null, Repeat: 1 } ? id + "T" : null;
        return Tracked(tasks.Mine.Where(task => task.SeriesId == series.Id && task.Status == TodoStatus.Done))
            .Where(task => task.RecurrenceId == id || (onDay != null && task.RecurrenceId!.StartsWith(onDay)))
            .OrderByDescending(task => task.Number)
            .FirstOrDefaultAsync(cancellationToken);
    }

    private static bool IsReopenedOnly(TodoTask.State before, TodoTask.State state) =>
        before is { Status: TodoStatus.Done, SeriesId: not null } && state.Status != TodoStatus.Done
        && FieldDiff.Between(before, state with { Status = before.Status, CompletedAt = before.CompletedAt }).Fields.Count == 0;

    // The latest completed occurrence goes back into its series, as undo would put it; an earlier one stays a task of its own.
    private async Task<TodoTask?> RestoreSeriesAsync(TodoTask completed, ChangeSet changes, CancellationToken cancellationToken)
    {
        if (completed.DueDate is not { } date || completed.Current.Occurrence is not { } occurrence
            || await Tracked(tasks.Mine.Where(task => task.Id == completed.SeriesId)).FirstOrDefaultAsync(cancellationToken)
                is not { Recurrence: not null } series
            || series.Status == TodoStatus.Done
            || await tasks.Mine.AnyAsync(
                task => task.SeriesId == series.Id && task.Status == TodoStatus.Done && task.Number > completed.Number, cancellationToken))
        {
            return null;
        }

        Apply(series, series.Current.At(occurrence, new LocalMoment(date, completed.DueTime)), series.Tags, changes);
        Apply(completed, completed.Current with { DeletedAt = changes.Now }, completed.Tags, changes);
        return series;
    }

    // With the moment of its completion; a repeating task that is completed goes on to its next occurrence.
    private async Task<TodoTask.State> ApplyCompletionAsync(
        TodoTask task,
        TodoTask.State state,
        TodoTask.State? before,
        IReadOnlyCollection<Tag> tags,
        ChangeSet changes,
        CancellationToken cancellationToken)
    {
        if (state.Status != TodoStatus.Done)
        {
            return state with { CompletedAt = null };
        }

        if (before?.Status == TodoStatus.Done)
        {
            return state with { CompletedAt = before.CompletedAt };
        }

        var done = state with { CompletedAt = changes.Now };
        if (state.Recurrence is null || state.Occurrence is not { } current || NextOf(state, changes, skips: false) is not { } next)
        {
            return done;
        }

        await RecordCompletedOccurrenceAsync(task, done, current, tags, changes, cancellationToken);
        return state.At(current.FollowedBy(next), next) with { Status = TodoStatus.Todo, CompletedAt = null };
    }

    // The next occurrence keeps the task and its number; what was done becomes a task of its own among the completed ones.
    private async Task RecordCompletedOccurrenceAsync(
        TodoTask series,
        TodoTask.State state,
        OccurrenceId occurrence,
        IReadOnlyCollection<Tag> tags,
        ChangeSet changes,
        CancellationToken cancellationToken)
    {
        var completed = new TodoTask
        {
            Id = Guid.CreateVersion7(changes.Now),
            OwnerId = caller.UserId,
            Number = await changes.ReserveNumberAsync(cancellationToken),
            CreatedAt = changes.Now,
        };
        db.Add(completed);
        completed.Apply(
            state with { Recurrence = null, Reminders = [], RecurrenceId = occurrence.ToString(), SeriesId = series.Id }, tags, changes.Now, changes.OwnerZone);
        changes.Record(
            Subject.Task, completed.Id, completed.Number, completed.Title,
            completed.Current with { DeletedAt = changes.Now }, completed.Current);
    }

    private async Task<WriteOutcome.HasOpenSubtasks?> FindOpenSubtasksAsync(TaskKey key, CancellationToken cancellationToken)
    {
        var parents = tasks.Mine.Where(key.Matches).Where(task => task.Recurrence == null && task.Status != TodoStatus.Done).Select(task => task.Id);
        var open = await tasks.Mine.Where(task => task.ParentId != null && parents.Contains(task.ParentId.Value) && task.Status != TodoStatus.Done)
            .OrderBy(task => task.Number).Select(task => new { task.Title, Parent = task.Parent!.Title }).Take(Limits.MaximumPageSize).ToListAsync(cancellationToken);
        return open.Count == 0 ? null : new WriteOutcome.HasOpenSubtasks(open[0].Parent, [.. open.Select(task => task.Title)]);
    }

    private async Task CompleteSubtasksAsync(TodoTask task, ChangeSet changes, CancellationToken cancellationToken)
    {
        var open = await Tracked(tasks.Mine.Where(subtask => subtask.ParentId == task.Id && subtask.Status != TodoStatus.Done))
            .OrderBy(subtask => subtask.Number).ToListAsync(cancellationToken);
        foreach (var subtask in open)
        {
            await ApplyAsync(subtask, fields => Completed(fields, done: true), changes, cancellationToken);
        }
    }

    private async Task ReopenSubtasksAsync(TodoTask task, ChangeSet changes, CancellationToken cancellationToken)
    {
        var done = await Tracked(tasks.Mine.Where(subtask => subtask.ParentId == task.Id && subtask.Status == TodoStatus.Done))
            .ToListAsync(cancellationToken);
        foreach (var subtask in done)
        {
            Apply(subtask, subtask.Current with { Status = TodoStatus.Todo, CompletedAt = null }, subtask.Tags, changes);
        }
    }

    private async Task<Effect> DeleteAsync(TodoTask task, ChangeSet changes, CancellationToken cancellationToken)
    {
        var subtasks = await Tracked(tasks.Mine.Where(subtask => subtask.ParentId == task.Id)).ToListAsync(cancellationToken);
        foreach (var deleted in subtasks.Prepend(task))
        {
            Apply(deleted, deleted.Current with { DeletedAt = changes.Now }, deleted.Tags, changes);
        }

        return new Effect(task);
    }

    private static void Apply(TodoTask task, TodoTask.State state, IReadOnlyCollection<Tag> carried, ChangeSet changes)
    {
        var before = task.Current;
        if (changes.Record(Subject.Task, task.Id, task.Number, state.Title, before, state))
        {
            task.Apply(state, carried, changes.Now, changes.OwnerZone);
        }
    }

    private async Task<(TodoTask.State State, IReadOnlyCollection<Tag> Tags)> ResolveAsync(
        TodoTask task, TaskFields fields, TodoTask? parent, ChangeSet changes, CancellationToken cancellationToken)
    {
        var owner = await user.GetAsync(cancellationToken);
        var kept = TaskRules.Check(fields, task.Recurrence, owner, changes.Now);
        var carried = await tags.EnsureAsync(kept.Tags, task.Current.TagIds, changes, cancellationToken);
        var state = new TodoTask.State(
            kept.Title,
            kept.Description,
            fields.Status,
            fields.Priority,
            kept.Due?.Date,
            kept.Due?.Time,
            kept.TimeZone,
            kept.Recurrence,
            kept.Reminders,
            await ProjectIdAsync(fields.Project, task.ProjectId, changes, cancellationToken),
            await ParentIdAsync(task, parent, fields.Parent, cancellationToken),
            [.. carried.Select(tag => tag.Id).Order()],
            task.CompletedAt,
            task.DeletedAt,
            kept.DueMinutes,
            RecurrenceId: null,
            task.SeriesId);
        return (Identified(task.Current, state), carried);
    }

    // A new due date moves the occurrence that the task is at; a new rule begins with the due date.
    private static TodoTask.State Identified(TodoTask.State before, TodoTask.State state) => state switch
    {
        { Recurrence: null } => state with { RecurrenceId = before.SeriesId is null ? null : before.RecurrenceId },
        { DueDate: { } date } when before is { Recurrence: { } rule, Occurrence: { } occurrence } && rule.IsSameSeriesAs(state.Recurrence) =>
            state.At(occurrence, new LocalMoment(date, state.DueTime)),
        _ => state,
    };

    private async Task<Guid?> ProjectIdAsync(ProjectReference? asked, Guid? current, ChangeSet changes, CancellationToken cancellationToken)
    {
        if (asked is { Id: { } id })
        {
            var project = await projects.TrackAsync(id, cancellationToken)
                ?? throw RequestValidationException.For(nameof(TaskFields.Project), $"You have no project {id}.");
            if (project.Id != current)
            {
                LabelList<Project>.Unarchive(project, changes);
            }

            return project.Id;
        }

        return asked is { Name: { } name }
            ? (await projects.EnsureAsync([name], current is { } attached ? [attached] : [], changes, cancellationToken))[0].Id
            : null;
    }

    private async Task<Guid?> ParentIdAsync(TodoTask task, TodoTask? known, int? number, CancellationToken cancellationToken)
    {
        if (number is null || number == task.Parent?.Number)
        {
            return number is null ? null : task.ParentId;
        }

        // A parent that is added in the same change is not in the database yet.
        var parent = known?.Number == number ? known : await tasks.Mine.FirstOrDefaultAsync(candidate => candidate.Number == number, cancellationToken)
            ?? throw RequestValidationException.For(nameof(TaskFields.Parent), $"You have no task {number}.");
        if (parent.Id == task.Id || parent.ParentId is not null)
        {
            throw RequestValidationException.For(nameof(TaskFields.Parent), $"Task {number} cannot have subtasks: it is a subtask itself, or this very task.");
        }

        return await tasks.Mine.AnyAsync(subtask => subtask.ParentId == task.Id, cancellationToken)
            ? throw RequestValidationException.For(nameof(TaskFields.Parent), $"Task {task.Number} has subtasks, so it cannot become one.")
            : parent.Id;
    }

    private static LocalMoment? NextOf(TodoTask.State state, ChangeSet changes, bool skips)
    {
        if (state is not { Recurrence: { } recurrence, Occurrence: { } current, DueDate: { } date })
        {
            return null;
        }

        var zone = state.DueTime is null ? changes.OwnerZone : DateTimeZoneProviders.Tzdb[state.TimeZone!];
        var due = new LocalMoment(date, state.DueTime);
        var local = Instant.FromDateTimeOffset(changes.Now).InZone(zone).LocalDateTime;

        // Nothing was completed when an occurrence is skipped ahead of its time, so that the next one counts from its due date.
        return Occurrences.Next(recurrence, current.Moment, due, skips && recurrence.AfterCompletion ? LocalDateTime.Max(local, due.Beginning) : local);
    }

    // Without what follows from the rest: a patch that names another project, or another rule, means just that.
    private static TaskFields FieldsOf(TodoTask task) => new(
        task.Title,
        task.Description,
        task.Status,
        task.Priority,
        task.DueDate is { } date ? new Due(date, task.DueTime, task.TimeZone, Duration: task.DueMinutes is { } minutes ? Durations.Write(minutes) : null) : null,
        task.Recurrence is { } stored ? new Recurrence(stored.Rule, AfterCompletion: stored.AfterCompletion) : null,
        [.. task.Reminders.Select(trigger => new Reminder(trigger))],
        [.. task.Tags.Where(tag => tag.DeletedAt is null).Select(tag => tag.Name)],
        task.Project is { DeletedAt: null } project ? new ProjectReference(Name: project.Name) : null,
        task.Parent?.Number);

    private static IQueryable<TodoTask> Tracked(IQueryable<TodoTask> tasks) =>
        tasks.Include(task => task.Tags).Include(task => task.Project).Include(task => task.Parent);

    /// <summary>What a change did to one task.</summary>
    private sealed record Effect(TodoTask Task)
    {
        /// <summary>The tasks that it added.</summary>
        public IReadOnlyList<TodoTask> Added { get; init; } = [];

        /// <summary>The occurrence that it completed, or found completed.</summary>
        public OccurrenceId? Completed { get; init; }
    }
}
