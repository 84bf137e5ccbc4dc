using System.ComponentModel;
using ModelContextProtocol.Server;
using NodaTime.Extensions;
using TodoChatbot.Backend.Accounts.Profile;
using TodoChatbot.Backend.Data;
using TodoChatbot.Backend.Rules;
using TodoChatbot.Backend.Tasks.Confirmations;
using TodoChatbot.Backend.Tasks.History;
using TodoChatbot.Backend.Tasks.Labels;
using TodoChatbot.Backend.Tasks.Listing;
using TodoChatbot.Backend.Tasks.Reading;
using TodoChatbot.Backend.Tasks.Recurring;
using TodoChatbot.Backend.Tasks.Tools.Answers;
using TodoChatbot.Contracts;
using TodoChatbot.Contracts.Activity;
using TodoChatbot.Contracts.Tasks;
using TodoChatbot.Language;

namespace TodoChatbot.Backend.Tasks.Tools;

/// <summary>
/// The tools of the assistant and of every MCP client. None takes a user: whose tasks are meant is known to the server. Each is
/// arguments in, one call to the room, words out. Parameters are named as on the wire, because their names are the wire's.
/// </summary>
[McpServerToolType]
internal sealed class TaskTools(
    TaskService list,
    TaskReader listing,
    TaskFinder finder,
    AddTasksTool newTasks,
    ChangeTool changes,
    ToolResultFormatter briefs,
    TaskWarnings warnings,
    UndoStack undoStack,
    ChangeAllowance allowance,
    HistoryList history,
    LabelList<Project> projects,
    LabelList<Tag> tagList,
    EditLabelTool<Project> editProject,
    EditLabelTool<Tag> editTag,
    CurrentUser user,
    TimeProvider clock)
{
    private const string TaskArgument =
        "Its number, several (\"3, 4, 7\"), its id, words of its title, or \"all\". Words that fit several return candidates.";

    private const string OccurrenceArgument = "The occurrence as the task shows it; the current one when left out. For one task only.";

    private const string ConfirmationArgument = "The code of a preview that the user agreed to.";

    private const string DueArgument = "When: \"tomorrow at 5pm\", \"friday 3 to 4pm\", 2026-11-24 or 2026-11-24T17:00/PT1H.";

    private const string RecurrenceArgument = "How it repeats: \"every other friday at 5pm\", \"every! 3 days\" (after completion) or an RRULE.";

    private const string ReminderArgument = "When to remind: \"30 minutes before\", \"the day before\", -PT30M or a local moment.";

    [McpServerTool(Name = Operations.AddTask, Title = "Add a task", Destructive = false, Idempotent = false, OpenWorld = false, UseStructuredContent = true)]
    [Description("Adds a task. Tell the user the absolute date in the answer.")]
    public async Task<TaskAnswer> AddTaskAsync(
        [Description("What is to be done, without date words: \"Buy milk\".")] string title,
        [Description("More about it.")] string? description = null,
        [Description(DueArgument)] string? due = null,
        [Description("The time, when due is a day: \"5pm\", 17:00.")] string? due_time = null,
        [Description(RecurrenceArgument)] string? recurrence = null,
        [Description(ReminderArgument)] string[]? reminders = null,
        [Description("How important it is.")] Priority priority = Priority.Medium,
        [Description("Names of tags, without #.")] string[]? tags = null,
        [Description("The name of a project; a new name creates one.")] string? project = null,
        [Description("Titles of subtasks.")] string[]? subtasks = null,
        [Description("The number of its parent task.")] int? parent = null,
        [Description(ConfirmationArgument)] string? confirmation = null,
        CancellationToken cancellationToken = default)
    {
        var task = new TaskArguments(title, description, due, due_time, recurrence, reminders, priority, tags, project, subtasks, parent);
        return await newTasks.AddAsync([task], confirmation, cancellationToken);
    }

    [McpServerTool(Name = Operations.AddTasks, Title = "Add several tasks", Destructive = false, Idempotent = false, OpenWorld = false, UseStructuredContent = true)]
    [Description("Adds up to 50 tasks. More than five need the user's agreement to a preview.")]
    public Task<TaskAnswer> AddTasksAsync(
        [Description("The tasks, each as add_task takes it.")] IReadOnlyList<TaskArguments> tasks,
        [Description(ConfirmationArgument)] string? confirmation = null,
        CancellationToken cancellationToken = default) =>
        newTasks.AddAsync(tasks, confirmation, cancellationToken);

    [McpServerTool(Name = Operations.ListTasks, Title = "List tasks", ReadOnly = true, OpenWorld = false, UseStructuredContent = true)]
    [Description("Finds tasks. Without arguments: all open tasks by due date.")]
    public async Task<TaskAnswer> ListTasksAsync(
        [Description("open (default) is all but done.")] StatusFilter? status = null,
        [Description("Words, or their beginnings, of title, description or tags.")] string? text = null,
        [Description("Due since this day; a period such as \"this week\" gives both ends.")] string? due_from = null,
        [Description("Due until this day.")] string? due_to = null,
        [Description("Due from this time on: 05:00.")] string? time_from = null,
        [Description("Due up to this time: 11:59.")] string? time_to = null,
        [Description("Added since this day, or in a period.")] string? added_from = null,
        [Description("Added until this day.")] string? added_to = null,
        [Description("Completed since this day, or in a period.")] string? completed_from = null,
        [Description("Completed until this day.")] string? completed_to = null,
        [Description("Only overdue tasks.")] bool overdue = false,
        [Description("Only without a due date.")] bool no_due = false,
        [Description("Only what repeats.")] bool repeating = false,
        [Description("Only with reminders.")] bool has_reminders = false,
        [Description("Only without a project.")] bool no_project = false,
        [Description("Any of these.")] Priority[]? priority = null,
        [Description("Tags that all must be there.")] string[]? tags = null,
        [Description("The name of a project.")] string? project = null,
        [Description("Only these numbers.")] int[]? numbers = null,
        [Description("Default: due; of done tasks, completed.")] TaskSort? sort = null,
        [Description("Default: due and title ascend, others descend.")] SortOrder? order = null,
        [Description("How many at the most, 1 to 200.")] int limit = 50,
        [Description("The next_cursor of the answer before.")] string? cursor = null,
        CancellationToken cancellationToken = default)
    {
        var speech = await SpeechAsync(cancellationToken);
        var due = speech.ReadDays(nameof(due_from), due_from, nameof(due_to), due_to, cancellationToken);
        var added = speech.ReadDays(nameof(added_from), added_from, nameof(added_to), added_to, cancellationToken);
        var completed = speech.ReadDays(nameof(completed_from), completed_from, nameof(completed_to), completed_to, cancellationToken);
        var query = new TaskQuery
        {
            Statuses = StatusFilters.StatusesOf(status, completed_from is not null || completed_to is not null, numbers is not null),
            Numbers = numbers ?? [],
            Text = text,
            DueAfter = due.First?.AddDays(-1),
            DueBefore = due.Last?.AddDays(1),
            TimeFrom = time_from is null ? null : speech.ReadTime(nameof(time_from), time_from, cancellationToken),
            TimeTo = time_to is null ? null : speech.ReadTime(nameof(time_to), time_to, cancellationToken),
            AddedFrom = StartOf(added.First, speech),
            AddedBefore = StartOf(added.Last?.AddDays(1), speech),
            CompletedFrom = StartOf(completed.First, speech),
            CompletedBefore = StartOf(completed.Last?.AddDays(1), speech),
            Overdue = overdue,
            NoDue = no_due,
            Repeating = repeating,
            HasReminders = has_reminders,
            NoProject = no_project,
            Priorities = priority ?? [],
            Tags = tags ?? [],
            Project = project,
            Sort = sort,
            Direction = order,
            Limit = limit,
            Cursor = cursor,
        };
        return briefs.Listed(await CountedAsync(query, cancellationToken), due, added, completed, speech, cancellationToken);
    }

    [McpServerTool(Name = Operations.CompleteTask, Title = "Complete tasks", Destructive = true, Idempotent = false, OpenWorld = false, UseStructuredContent = true)]
    [Description("Marks tasks as done. Of a repeating task, one occurrence; the answer names the next.")]
    public async Task<TaskAnswer> CompleteTaskAsync(
        [Description(TaskArgument)] string task,
        [Description(OccurrenceArgument + " A completed one stays as it is.")] string? occurrence = null,
        [Description(ConfirmationArgument)] string? confirmation = null,
        CancellationToken cancellationToken = default)
    {
        OccurrenceId? asked = occurrence is null ? null : (await SpeechAsync(cancellationToken)).ReadOccurrence(nameof(occurrence), occurrence, cancellationToken);
        return await changes.RunAsync(
            task,
            Operations.CompleteTask,
            (selection, token) => list.CompleteAsync(selection, done: true, selection.At(asked), confirmation, token),
            cancellationToken);
    }

    [McpServerTool(Name = Operations.SkipOccurrence, Title = "Skip an occurrence", Destructive = true, Idempotent = false, OpenWorld = false, UseStructuredContent = true)]
    [Description("Skips an occurrence of a repeating task; the next one is due.")]
    public async Task<TaskAnswer> SkipOccurrenceAsync(
        [Description(TaskArgument)] string task,
        [Description(OccurrenceArgument + " One that is over stays as it is.")] string? occurrence = null,
        [Description(ConfirmationArgument)] string? confirmation = null,
        CancellationToken cancellationToken = default)
    {
        OccurrenceId? asked = occurrence is null ? null : (await SpeechAsync(cancellationToken)).ReadOccurrence(nameof(occurrence), occurrence, cancellationToken);
        return await changes.RunAsync(
            task,
            Operations.SkipOccurrence,
            (selection, token) => list.SkipAsync(selection, selection.At(asked), confirmation, token),
            cancellationToken);
    }

    [McpServerTool(Name = Operations.ReopenTask, Title = "Reopen tasks", Destructive = true, Idempotent = false, OpenWorld = false, UseStructuredContent = true)]
    [Description("Marks tasks as not done. The latest completed occurrence of a repeating task returns to its series.")]
    public Task<TaskAnswer> ReopenTaskAsync(
        [Description(TaskArgument)] string task,
        [Description(ConfirmationArgument)] string? confirmation = null,
        CancellationToken cancellationToken = default) =>
        changes.RunAsync(
            task,
            Operations.ReopenTask,
            (selection, token) => list.CompleteAsync(selection, done: false, selection.At(null), confirmation, token),
            cancellationToken,
            prefersDone: true);

    [McpServerTool(Name = Operations.UpdateTask, Title = "Change tasks", Destructive = true, Idempotent = false, OpenWorld = false, UseStructuredContent = true)]
    [Description("Changes fields of tasks; the others stay. A new date keeps the time and repetition, a new time the date.")]
    public async Task<TaskAnswer> UpdateTaskAsync(
        [Description(TaskArgument)] string task,
        [Description("A new title.")] string? title = null,
        [Description("A new description.")] string? description = null,
        [Description("A new date, with or without a time: \"monday at 4pm\".")] string? due = null,
        [Description("A new time: 16:00, \"9am New York time\", or a range: \"3 to 4pm\".")] string? due_time = null,
        [Description("An ISO 8601 duration to move it by: P2D, -PT1H.")] string? due_shift = null,
        [Description("A new repetition in words or as an RRULE.")] string? recurrence = null,
        [Description("Where it stands.")] TodoStatus? status = null,
        [Description("How important it is.")] Priority? priority = null,
        [Description("Tags to attach.")] string[]? add_tags = null,
        [Description("Tags to take off.")] string[]? remove_tags = null,
        [Description("The project to move to.")] string? project = null,
        [Description("Reminders to add.")] string[]? add_reminders = null,
        [Description("Titles of subtasks to add.")] string[]? add_subtasks = null,
        [Description("The number of its new parent task.")] int? parent = null,
        [Description("Fields to empty.")] ClearableField[]? clear = null,
        [Description(ConfirmationArgument)] string? confirmation = null,
        CancellationToken cancellationToken = default)
    {
        var speech = await SpeechAsync(cancellationToken);
        var day = due is null ? null : speech.ReadDue(nameof(due), due, cancellationToken);
        var moment = due_time is not null ? speech.ReadMoment(nameof(due_time), due_time, cancellationToken) : day?.Time is null ? null : day;
        var change = new TaskEdit
        {
            Title = title,
            Description = description,
            DueDate = day?.Date,
            DueTime = moment?.Time,
            DueDuration = moment?.Duration,
            DueZone = moment?.TimeZone,
            DueShift = due_shift is null ? null : TaskEdit.ReadShift(due_shift),
            Recurrence = recurrence is null ? null : speech.ReadRecurrence(nameof(recurrence), recurrence, cancellationToken),
            Status = status,
            Priority = priority,
            AddTags = add_tags ?? [],
            RemoveTags = remove_tags ?? [],
            Project = project,
            AddReminders = [.. (add_reminders ?? []).Select((phrase, index) => speech.ReadReminder($"{nameof(add_reminders)}[{index}]", phrase, cancellationToken))],
            AddSubtasks = add_subtasks ?? [],
            Parent = parent,
            Clear = clear ?? [],
        };
        var request = new ChangeRequest(Operations.UpdateTask, change, confirmation) { Fields = change.Fields() };
        var answer = await changes.RunAsync(
            task,
            Operations.UpdateTask,
            (selection, token) => list.ChangeAsync(selection, request, fields => change.ApplyTo(fields, speech), change.AddSubtasks, token),
            cancellationToken);
        return answer.ChangeSet is not null && request.Fields.Contains("due")
            && warnings.PastDates(answer.Tasks, speech).ToList() is { Count: > 0 } past ? answer with { Warnings = past } : answer;
    }

    [McpServerTool(Name = Operations.DeleteTask, Title = "Delete tasks", Destructive = true, Idempotent = false, OpenWorld = false, UseStructuredContent = true)]
    [Description("Deletes tasks with their subtasks. Can be undone for 30 days.")]
    public Task<TaskAnswer> DeleteTaskAsync(
        [Description(TaskArgument)] string task,
        [Description(ConfirmationArgument)] string? confirmation = null,
        CancellationToken cancellationToken = default) =>
        changes.RunAsync(
            task,
            Operations.DeleteTask,
            (selection, token) => list.DeleteAsync(selection, confirmation, token),
            cancellationToken);

    [McpServerTool(Name = Operations.GetTask, Title = "Show one task", ReadOnly = true, OpenWorld = false, UseStructuredContent = true)]
    [Description("Shows one task with its description and subtasks.")]
    public async Task<TaskAnswer> GetTaskAsync(
        [Description("Its number, its id or words of its title.")] string task,
        CancellationToken cancellationToken = default)
    {
        if (await finder.FindAsync(task, prefersDone: false, cancellationToken) is not TaskMatch.These { Selection: var selection })
        {
            return await CandidatesAsync(task, cancellationToken);
        }

        if (selection.Tasks is not [var found])
        {
            throw RequestValidationException.ForWire(nameof(task), Messages.Format("Tools_OneTaskOnly", task, selection.Total));
        }

        var item = (await listing.FindAsync(TaskKey.Of(found.Id), cancellationToken))!;
        var subtasks = await listing.ListAsync(new TaskQuery { Parent = item.Number }, cancellationToken);
        return ToolResultFormatter.Shown(item, subtasks.Items);
    }

    [McpServerTool(Name = Operations.Undo, Title = "Undo", Destructive = true, Idempotent = false, OpenWorld = false, UseStructuredContent = true)]
    [Description("Takes back your own last changes, or any one by its change set.")]
    public async Task<TaskAnswer> UndoAsync(
        [Description("How many changes, 1 to 20.")] int steps = 1,
        [Description("The change_set of an answer or of list_activity.")] string? change_set = null,
        CancellationToken cancellationToken = default)
    {
        Guid? named = change_set is null ? null
            : Guid.TryParse(change_set, out var id) ? id
            : throw RequestValidationException.ForWire(nameof(change_set), Messages.Format("Input_NotAChangeSet", change_set));
        allowance.NeedSteps(Operations.Undo, steps);
        var undone = await undoStack.UndoAsync(new UndoChanges(steps, named), cancellationToken);
        allowance.Stepped(Operations.Undo, steps);
        return new(undone.Summary);
    }

    [McpServerTool(Name = Operations.Redo, Title = "Redo", Destructive = true, Idempotent = false, OpenWorld = false, UseStructuredContent = true)]
    [Description("Does again what you undid last.")]
    public async Task<TaskAnswer> RedoAsync(
        [Description("How many changes, 1 to 20.")] int steps = 1, CancellationToken cancellationToken = default)
    {
        allowance.NeedSteps(Operations.Redo, steps);
        var redone = await undoStack.RedoAsync(steps, cancellationToken);
        allowance.Stepped(Operations.Redo, steps);
        return new(redone.Summary);
    }

    [McpServerTool(Name = Operations.Summarize, Title = "Summarize days", ReadOnly = true, OpenWorld = false, UseStructuredContent = true)]
    [Description("Summarizes days: due, overdue and completed tasks.")]
    public async Task<TaskAnswer> SummarizeAsync(
        [Description("The first day; a period such as \"this week\" gives both ends.")] string from = "today",
        [Description("The last day; the first one when left out.")] string? to = null,
        CancellationToken cancellationToken = default)
    {
        var speech = await SpeechAsync(cancellationToken);
        var days = speech.ReadDays(nameof(from), from, nameof(to), to, cancellationToken);
        var first = days.First ?? speech.Now.Date.ToDateOnly();
        var last = days.Last ?? first;
        var inRange = new TaskQuery { DueAfter = first.AddDays(-1), DueBefore = last.AddDays(1) };
        var due = await CountedAsync(inRange with { Statuses = StatusFilters.Open }, cancellationToken);
        var overdue = await CountedAsync(new TaskQuery { Overdue = true }, cancellationToken);

        // What is overdue and due in these days is told once.
        var late = new ToolResultFormatter.Counted(
            [.. overdue.Tasks.Where(task => task.Due!.InZone(speech.Zone).Date is var day && (day < first || day > last))],
            overdue.Total - await listing.CountAsync(inRange with { Overdue = true }, cancellationToken));
        var done = await listing.CountAsync(
            new TaskQuery { CompletedFrom = StartOf(first, speech), CompletedBefore = StartOf(last.AddDays(1), speech) }, cancellationToken);
        return briefs.Summary(first, last, due, late, done, speech, cancellationToken);
    }

    [McpServerTool(Name = Operations.ListLabels, Title = "List projects and tags", ReadOnly = true, OpenWorld = false, UseStructuredContent = true)]
    [Description("Lists projects and tags with their numbers of open tasks.")]
    public async Task<LabelAnswer> ListLabelsAsync(
        [Description("Archived ones too.")] bool include_archived = false, CancellationToken cancellationToken = default) =>
        LabelAnswer.Of(
            (await projects.ListAsync(include_archived, cancellationToken)).Items,
            (await tagList.ListAsync(include_archived, cancellationToken)).Items);

    [McpServerTool(Name = Operations.EditProject, Title = "Edit projects", Destructive = true, Idempotent = false, OpenWorld = false, UseStructuredContent = true)]
    [Description("Creates, renames, recolors, archives or deletes a project. Archiving hides its open tasks; deleting keeps them.")]
    public Task<LabelAnswer> EditProjectAsync(
        [Description("What to do.")] LabelAction action,
        [Description("The project's name or id; to create one, its name.")] string project,
        [Description("Its new name.")] string? new_name = null,
        [Description("Its color: #rrggbb.")] string? colour = null,
        [Description(ConfirmationArgument)] string? confirmation = null,
        CancellationToken cancellationToken = default) =>
        editProject.RunAsync(action, project, new_name, colour, confirmation, cancellationToken);

    [McpServerTool(Name = Operations.EditTag, Title = "Edit tags", Destructive = true, Idempotent = false, OpenWorld = false, UseStructuredContent = true)]
    [Description("Creates, renames, recolors, archives or deletes a tag. Its tasks stay.")]
    public Task<LabelAnswer> EditTagAsync(
        [Description("What to do.")] LabelAction action,
        [Description("The tag's name or id; to create one, its name.")] string tag,
        [Description("Its new name.")] string? new_name = null,
        [Description("Its color: #rrggbb.")] string? colour = null,
        [Description(ConfirmationArgument)] string? confirmation = null,
        CancellationToken cancellationToken = default) =>
        editTag.RunAsync(action, tag, new_name, colour, confirmation, cancellationToken);

    [McpServerTool(Name = Operations.ListActivity, Title = "List changes", ReadOnly = true, OpenWorld = false, UseStructuredContent = true)]
    [Description("Lists the latest changes, with entry point and client.")]
    public async Task<ActivityAnswer> ListActivityAsync(
        [Description("Only changes of the task with this number.")] int? task = null,
        [Description("How many at the most, 1 to 200.")] int limit = 20,
        [Description("The next_cursor of the answer before.")] string? cursor = null,
        CancellationToken cancellationToken = default) =>
        ActivityAnswer.Of(await history.ListAsync(task, limit, cursor, cancellationToken));

    private async Task<SpeechContext> SpeechAsync(CancellationToken cancellationToken) => (await user.GetAsync(cancellationToken)).Speech(clock.Now);

    private async Task<ToolResultFormatter.Counted> CountedAsync(TaskQuery query, CancellationToken cancellationToken)
    {
        var page = await listing.ListAsync(query, cancellationToken);
        var isAll = page.NextCursor is null && string.IsNullOrEmpty(query.Cursor);
        return new(page.Items, isAll ? page.Items.Count : await listing.CountAsync(query with { Cursor = null }, cancellationToken), page.NextCursor);
    }

    private async Task<TaskAnswer> CandidatesAsync(string task, CancellationToken cancellationToken) =>
        await finder.FindAsync(task, prefersDone: false, cancellationToken) is TaskMatch.Several several
            ? await briefs.CandidatesAsync(task, several, cancellationToken)
            : throw new RequestValidationException($"You have no task with “{task}”.");

    private static DateTimeOffset? StartOf(DateOnly? date, SpeechContext speech) =>
        date?.ToLocalDate().AtStartOfDayInZone(speech.Zone).ToInstant().ToDateTimeOffset();
}
