using Microsoft.AspNetCore.Http.HttpResults;
using TodoChatbot.Contracts;
using TodoChatbot.Contracts.Activity;

namespace TodoChatbot.Backend.Tasks.History;

/// <summary><c>/api/activity</c>, <c>/api/undo</c> and <c>/api/redo</c>.</summary>
internal static class HistoryEndpoints
{
    public static void MapHistory(this IEndpointRouteBuilder routes)
    {
        routes.MapGet("activity", ListActivity).WithTags("Activity").WithSummary("What was changed, the newest first");
        routes.MapPost("undo", Undo).WithTags("Activity").WithSummary("Take changes back").ProducesProblem(StatusCodes.Status409Conflict);
        routes.MapPost("redo", Redo).WithTags("Activity").WithSummary("Do again what was undone last")
            .ProducesProblem(StatusCodes.Status409Conflict);
    }

    private static async Task<Ok<Page<ActivityItem>>> ListActivity(
        HistoryList history, CancellationToken cancellationToken, int? task = null, int limit = Limits.DefaultPageSize, string? cursor = null) =>
        TypedResults.Ok(await history.ListAsync(task, limit, cursor, cancellationToken));

    private static async Task<Ok<UndoneChanges>> Undo(UndoStack undo, CancellationToken cancellationToken, UndoChanges? request = null) =>
        TypedResults.Ok(await undo.UndoAsync(request ?? new UndoChanges(), cancellationToken));

    private static async Task<Ok<UndoneChanges>> Redo(UndoStack undo, CancellationToken cancellationToken, UndoChanges? request = null) =>
        TypedResults.Ok(await undo.RedoAsync(request?.Steps ?? 1, cancellationToken));
}
