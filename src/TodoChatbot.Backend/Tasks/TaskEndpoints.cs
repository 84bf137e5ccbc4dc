using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;
using TodoChatbot.Backend.Hosting.StrictInput;
using TodoChatbot.Backend.Rules;
using TodoChatbot.Backend.Tasks.Bulk;
using TodoChatbot.Backend.Tasks.Confirmations;
using TodoChatbot.Backend.Tasks.Listing;
using TodoChatbot.Backend.Tasks.Reading;
using TodoChatbot.Backend.Tasks.Recurring;
using TodoChatbot.Contracts;
using TodoChatbot.Contracts.Tasks;

namespace TodoChatbot.Backend.Tasks;

/// <summary><c>/api/tasks</c>.</summary>
internal static class TaskEndpoints
{
    private const int MaxNamed = 5;

    public static void MapTasks(this IEndpointRouteBuilder routes)
    {
        var tasks = routes.MapGroup("tasks").WithTags("Tasks");
        tasks.MapGet("", List).WithSummary("Find tasks");
        tasks.MapGet("groups", ListGroups).WithSummary("Find tasks, divided by due date, with the first tasks and the number of tasks of each group");
        tasks.MapGet("counts", Count).WithSummary("Count the open tasks: all, those due today and those due in the next seven days");
        tasks.MapPost("", Add).WithSummary("Add a task");
        tasks.MapPost("quick", AddQuickly).WithSummary("Add a task by one line of natural language");
        tasks.MapPost("quick/batch", AddSeveral).WithSummary("Add each of the tasks that a text describes, in one change");

        // The path before there was quick/batch.
        tasks.MapPost("quick/several", AddSeveral).WithSummary("The same as quick/batch").ExcludeFromDescription();
        tasks.MapPost("bulk", ActOnSeveral).WithSummary("Complete, reopen, delete or change several tasks in one change; more than five after a preview")
            .ProducesProblem(StatusCodes.Status404NotFound).ProducesProblem(StatusCodes.Status409Conflict);
        tasks.MapGet("{task}", Get).WithSummary("One task by number or id")
            .Produces(StatusCodes.Status304NotModified).ProducesProblem(StatusCodes.Status404NotFound);
        tasks.MapPut("{task}", Replace).WithSummary("Replace a task's fields")
            .WithMetadata(new IgnoresFieldsOf(typeof(TaskItem))).ProducesWriteProblems();
        tasks.MapPatch("{task}", Change).WithSummary("Change part of a task (JSON merge patch)")
            .Accepts<TaskFields>("application/json", "application/merge-patch+json").ProducesWriteProblems();
        tasks.MapPatch("{task}/complete", Complete)
            .WithSummary("Mark as done or not done; of a repeating task, one occurrence. The latest completed occurrence, marked as not done, goes back into its series")
            .ProducesProblem(StatusCodes.Status409Conflict).ProducesWriteProblems();
        tasks.MapPost("{task}/skip", Skip).WithSummary("Skip an occurrence of a repeating task")
            .ProducesProblem(StatusCodes.Status409Conflict).ProducesWriteProblems();
        tasks.MapDelete("{task}", Delete).WithSummary("Delete a task and its subtasks; can be undone for 30 days").ProducesWriteProblems();
    }

    private static async Task<Ok<Page<TaskItem>>> List(
        [AsParameters] TaskListParameters parameters, TaskReader listing, CancellationToken cancellationToken) =>
        TypedResults.Ok(await listing.ListAsync(parameters.ToQuery(), cancellationToken));

    private static async Task<Ok<TaskGroups>> ListGroups(
        [AsParameters] TaskListParameters parameters, [FromQuery(Name = "show")] string? show, TaskGroupReader groups, CancellationToken cancellationToken) =>
        TypedResults.Ok(await groups.ReadAsync(parameters.ToQuery(), show, cancellationToken));

    private static async Task<Ok<TaskCounts>> Count(TaskCounter counter, CancellationToken cancellationToken) =>
        TypedResults.Ok(await counter.CountAsync(cancellationToken));

    private static async Task<Results<Ok<TaskItem>, StatusCodeHttpResult, ProblemHttpResult>> Get(
        TaskKey task, [FromHeader(Name = "If-None-Match")] string? ifNoneMatch, TaskReader listing, HttpResponse response,
        CancellationToken cancellationToken)
    {
        if (await listing.FindAsync(task, cancellationToken) is not { } item)
        {
            return NotFound;
        }

        var tag = TaskETag.OfAnswer(item);
        response.Headers.ETag = tag.ToString();
        return TaskETag.IsKnown(tag, ifNoneMatch) ? TypedResults.StatusCode(StatusCodes.Status304NotModified) : TypedResults.Ok(item);
    }

    private static async Task<Created<TaskItem>> Add(
        TaskFields fields, TaskService tasks, HttpResponse response, CancellationToken cancellationToken) =>
        Created(await tasks.AddAsync(fields, cancellationToken), response);

    private static async Task<Created<TaskItem>> AddQuickly(
        QuickTask line, QuickAdd quickAdd, HttpResponse response, CancellationToken cancellationToken) =>
        Created(await quickAdd.AddAsync(line, cancellationToken), response);

    private static async Task<Ok<Page<TaskItem>>> AddSeveral(QuickTask line, QuickAdd quickAdd, CancellationToken cancellationToken) =>
        TypedResults.Ok(new Page<TaskItem>(await quickAdd.AddSeveralAsync(line, cancellationToken)));

    private static async Task<Results<Ok<BulkAnswer>, ProblemHttpResult>> ActOnSeveral(
        BulkTasks request, BulkRequests bulk, IStringLocalizer<Messages> messages, CancellationToken cancellationToken) =>
        await bulk.RunAsync(request, cancellationToken) switch
        {
            ChangeOutcome.Written { Tasks: var written } => TypedResults.Ok(new BulkAnswer(
                written, written.Select(task => task.ChangeSet).FirstOrDefault(changeSet => changeSet is not null), Preview: null)),
            ChangeOutcome.Unconfirmed unconfirmed => TypedResults.Ok(new BulkAnswer(unconfirmed.Tasks, ChangeSet: null, unconfirmed.Preview)),
            ChangeOutcome.HasOpenSubtasks { Parents: [var parent], Subtasks: var open } => HasOpenSubtasks(parent, open, messages),
            ChangeOutcome.HasOpenSubtasks { Parents: var parents, Subtasks: var open } => Problem.Of(
                ErrorCodes.OpenSubtasks, messages["Tasks_OpenSubtasksOfSeveral", parents.Count, Named(open)]),
            _ => NotFound,
        };

    private static async Task<Results<Ok<TaskItem>, ProblemHttpResult>> Replace(
        TaskKey task, TaskFields fields, [FromHeader(Name = "If-Match")] string? ifMatch, TaskService tasks, HttpResponse response,
        CancellationToken cancellationToken) =>
        Answer(await tasks.ChangeAsync(task, TaskETag.VersionsOf(ifMatch), _ => fields, cancellationToken), response);

    private static async Task<Results<Ok<TaskItem>, ProblemHttpResult>> Change(
        TaskKey task, [FromBody] JsonObject patch, [FromHeader(Name = "If-Match")] string? ifMatch, TaskService tasks, HttpResponse response,
        CancellationToken cancellationToken) =>
        Answer(
            await tasks.ChangeAsync(task, TaskETag.VersionsOf(ifMatch), fields => MergePatch.Apply(fields, patch), cancellationToken),
            response);

    private static async Task<Results<Ok<TaskItem>, ProblemHttpResult>> Complete(
        TaskKey task, [FromHeader(Name = "If-Match")] string? ifMatch, TaskService tasks, IStringLocalizer<Messages> messages, HttpResponse response,
        CancellationToken cancellationToken, CompleteTask? request = null) =>
        Answer(
            await tasks.CompleteAsync(
                task, TaskETag.VersionsOf(ifMatch), request?.Completed, OccurrenceOf(request?.Occurrence), request?.Subtasks ?? OpenSubtasks.Keep, cancellationToken),
            response,
            messages);

    private static async Task<Results<Ok<TaskItem>, ProblemHttpResult>> Skip(
        TaskKey task, [FromHeader(Name = "If-Match")] string? ifMatch, TaskService tasks, HttpResponse response,
        CancellationToken cancellationToken, SkipOccurrence? request = null) =>
        Answer(await tasks.SkipAsync(task, TaskETag.VersionsOf(ifMatch), OccurrenceOf(request?.Occurrence), cancellationToken), response);

    private static async Task<Results<NoContent, ProblemHttpResult>> Delete(
        TaskKey task, [FromHeader(Name = "If-Match")] string? ifMatch, TaskService tasks, CancellationToken cancellationToken) =>
        await tasks.DeleteAsync(task, TaskETag.VersionsOf(ifMatch), cancellationToken) switch
        {
            WriteOutcome.Saved => TypedResults.NoContent(),
            WriteOutcome.Stale stale => Stale(stale),
            _ => NotFound,
        };

    private static Results<Ok<TaskItem>, ProblemHttpResult> Answer(
        WriteOutcome outcome, HttpResponse response, IStringLocalizer<Messages>? messages = null) => outcome switch
        {
            WriteOutcome.Saved saved => Ok(saved.Task, response),
            WriteOutcome.HasOpenSubtasks { Title: var title, Subtasks: var open } => HasOpenSubtasks(title, open, messages!),
            WriteOutcome.Stale stale => Stale(stale),
            _ => NotFound,
        };

    private static ProblemHttpResult HasOpenSubtasks(string title, IReadOnlyList<string> open, IStringLocalizer<Messages> messages) => Problem.Of(
        ErrorCodes.OpenSubtasks, messages[open.Count == 1 ? "Tasks_OpenSubtask" : "Tasks_OpenSubtasks", title, open.Count, Named(open)]);

    private static string Named(IReadOnlyList<string> titles) => string.Join(", ", titles.Take(MaxNamed).Select(title => $"“{title}”"));

    private static Ok<TaskItem> Ok(TaskItem item, HttpResponse response)
    {
        response.Headers.ETag = TaskETag.Of(item.Version);
        return TypedResults.Ok(item);
    }

    private static Created<TaskItem> Created(TaskItem item, HttpResponse response)
    {
        response.Headers.ETag = TaskETag.Of(item.Version);
        return TypedResults.Created($"/api/tasks/{item.Number}", item);
    }

    private static ProblemHttpResult NotFound => Problem.NotFound("such task");

    private static ProblemHttpResult Stale(WriteOutcome.Stale stale) => Problem.Of(
        ErrorCodes.PreconditionFailed,
        $"The task was changed since you read it; it is at version {stale.Version} now. Read it again and repeat your change.");

    private static OccurrenceId? OccurrenceOf(string? text) => text is null ? null : OccurrenceId.Read(text, nameof(CompleteTask.Occurrence));

    private static void ProducesWriteProblems(this RouteHandlerBuilder route) => route
        .ProducesValidationProblem()
        .ProducesProblem(StatusCodes.Status404NotFound)
        .ProducesProblem(StatusCodes.Status412PreconditionFailed);
}
