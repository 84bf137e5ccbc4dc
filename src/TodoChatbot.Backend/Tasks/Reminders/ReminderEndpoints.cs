using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using TodoChatbot.Contracts;
using TodoChatbot.Contracts.Tasks;

namespace TodoChatbot.Backend.Tasks.Reminders;

/// <summary><c>/api/reminders</c>.</summary>
internal static class ReminderEndpoints
{
    public static void MapReminders(this IEndpointRouteBuilder routes) => routes.MapGet("reminders", List)
        .WithTags("Tasks")
        .WithSummary("The reminders of open tasks in a stretch of time, the next first; 200 at the most");

    private static async Task<Ok<Page<ReminderItem>>> List(
        [FromQuery(Name = "after")] string? after, [FromQuery(Name = "until")] string? until, ReminderList reminders, CancellationToken cancellationToken) =>
        TypedResults.Ok(new Page<ReminderItem>(await reminders.ListAsync(after, until, cancellationToken)));
}
