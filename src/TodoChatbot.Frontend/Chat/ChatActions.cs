using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using TodoChatbot.Contracts.Chat;
using TodoChatbot.Frontend.Accounts.SigningIn;
using TodoChatbot.Frontend.Backend;
using TodoChatbot.Frontend.Chat.Runs;
using TodoChatbot.Frontend.Layout;
using TodoChatbot.Frontend.Layout.Toasts;
using TodoChatbot.Frontend.Tasks;
using TodoChatbot.Frontend.Tasks.Board;

namespace TodoChatbot.Frontend.Chat;

/// <summary>Says something to the assistant, stops it, and keeps the conversations in order.</summary>
internal static class ChatActions
{
    public const string SendPath = "chat";
    public const string StopPath = "chat/stop";

    public static void MapChatActions(this IEndpointRouteBuilder routes)
    {
        routes.MapPost(SendPath, Send);
        routes.MapPost(StopPath, Stop);
        routes.MapGet("/chat/runs/{id:guid}/events", Follow);
        routes.MapGet("/chat/{id:guid}/messages", GetMessages);
        routes.MapPost("/chat/{id:guid}/rename", Rename);
        routes.MapPost("/chat/{id:guid}/delete", Delete);
    }

    private static async Task<IResult> Send(
        [AsParameters] MessageForm said, HttpContext context, ChatClient chat, RunPage page, Flash flash, CancellationToken cancellationToken)
    {
        var message = said.ToMessage();
        var key = IdempotencyKeys.For(said.Key, said.Text);
        return context.Request.WantsFragments
            ? Stream(context, page, await chat.OpenAsync(message, key, cancellationToken), said.Text)
            : Whole(context, flash, await chat.SendAsync(message, key, cancellationToken), said);
    }

    private static async Task<IResult> Follow(
        Guid id, [FromHeader(Name = "Last-Event-ID")] string? lastEventId, HttpContext context, ChatClient chat, RunPage page,
        CancellationToken cancellationToken) =>
        Stream(context, page, await chat.FollowAsync(id, lastEventId, cancellationToken), said: string.Empty);

    private static async Task<RazorComponentResult<ChatFragment>> GetMessages(
        Guid id, HttpRequest request, ChatReader rooms, CancellationToken cancellationToken) => new(new
        {
            Room = await rooms.ReadAsync(id.ToString(), before: null, cancellationToken),
            Address = BoardAddress.Parse(request.Query),
        });

    private static async Task<IResult> Stop(
        [FromForm] Guid run, [FromForm(Name = PageAnswer.ReturnField)] string? back, ChatClient chat, HttpContext context, Flash flash,
        CancellationToken cancellationToken)
    {
        var answer = await chat.CancelAsync(run, cancellationToken);
        if (context.Request.WantsFragments)
        {
            return TypedResults.NoContent();
        }

        return Back(context, flash, back, answer.IsFailure(out var problem, out _) ? Toast.Problem(problem.Sentence) : new Toast("Stopped."));
    }

    private static async Task<RedirectHttpResult> Rename(
        Guid id, [FromForm] string? title, [FromForm(Name = PageAnswer.ReturnField)] string? back, HttpContext context, ChatClient chat, Flash flash,
        CancellationToken cancellationToken)
    {
        var answer = await chat.RenameAsync(id, title ?? string.Empty, cancellationToken);
        return Back(context, flash, back, answer.IsFailure(out var problem, out var renamed) ? Toast.Problem(problem.Sentence) : new Toast($"Renamed to “{renamed.Title}”."));
    }

    private static async Task<RedirectHttpResult> Delete(
        Guid id, [FromForm(Name = PageAnswer.ReturnField)] string? back, HttpContext context, ChatClient chat, Flash flash,
        CancellationToken cancellationToken)
    {
        var answer = await chat.DeleteAsync(id, cancellationToken);
        var address = BoardAddress.Parse(back ?? string.Empty) with { Chat = "new", View = BoardAddress.ChatView };
        return Back(context, flash, address.ToString(), answer.IsFailure(out var problem, out _)
            ? Toast.Problem(problem.Sentence)
            : new Toast("Deleted the conversation. What was done in it stays done."));
    }

    private static IResult Stream(HttpContext context, RunPage page, Result<RunStream> answer, string said)
    {
        if (answer.IsFailure(out var problem, out var stream))
        {
            return new RazorComponentResult<ChatProblem>(new { Problem = problem, Said = said }) { StatusCode = StatusCodes.Status422UnprocessableEntity };
        }

        context.Response.Headers["X-Accel-Buffering"] = "no";
        return TypedResults.ServerSentEvents(page.ShowAsync(stream, context.RequestAborted));
    }

    private static RedirectHttpResult Whole(HttpContext context, Flash flash, Result<ChatAnswer> answer, MessageForm said)
    {
        var address = BoardAddress.Parse(said.Return ?? string.Empty) with { View = BoardAddress.ChatView };
        if (answer.IsFailure(out var problem, out var given))
        {
            return Back(context, flash, address.ToString(), Toast.Problem(problem.Sentence));
        }

        return TypedResults.LocalRedirect(context.LocalOrHome($"{address with { Chat = given.ConversationId.ToString() }}#answer-{given.RunId}"));
    }

    private static RedirectHttpResult Back(HttpContext context, Flash flash, string? address, Toast notice)
    {
        flash.Show(notice);
        return TypedResults.LocalRedirect(context.LocalOrHome(address));
    }
}
