using System.Net.Mime;
using System.Net.ServerSentEvents;
using System.Runtime.CompilerServices;
using System.Text.Json;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.AI;
using Microsoft.Extensions.Options;
using Microsoft.Net.Http.Headers;
using TodoChatbot.Backend.Accounts;
using TodoChatbot.Backend.Accounts.Profile;
using TodoChatbot.Backend.Assistant;
using TodoChatbot.Backend.Assistant.Models;
using TodoChatbot.Backend.Broadcasting;
using TodoChatbot.Backend.Chat.Runs;
using TodoChatbot.Backend.Hosting;
using TodoChatbot.Backend.Hosting.Idempotency;
using TodoChatbot.Backend.Hosting.RateLimits;
using TodoChatbot.Backend.Rules;
using TodoChatbot.Contracts;
using TodoChatbot.Contracts.Chat;

namespace TodoChatbot.Backend.Chat;

/// <summary><c>/api/chat</c>.</summary>
internal static class ChatEndpoints
{
    public static void MapChat(this IEndpointRouteBuilder routes)
    {
        var chat = routes.MapGroup("chat").WithTags("Chat");
        chat.MapPost("", Send)
            .WithSummary("Say something to the assistant; streams the answer when text/event-stream is accepted")
            .Produces<ChatAnswer>().WithMetadata(new AlsoStreams(typeof(RunEventStream)))
            .ProducesProblem(StatusCodes.Status404NotFound).ProducesProblem(StatusCodes.Status409Conflict)
            .LimitedBy(RateLimitPolicies.Chat).WithMetadata(new OwnIdempotency());
        chat.MapGet("runs/{id:guid}/events", Events)
            .WithSummary("The events of a run as Server-Sent Events; Last-Event-ID picks up after one")
            .Produces<RunEventStream>(StatusCodes.Status200OK, MediaTypeNames.Text.EventStream).ProducesProblem(StatusCodes.Status404NotFound);
        chat.MapGet("usage", Usage).WithSummary("What you have used of the language model today");
        chat.MapPost("model-test", TestModel)
            .WithSummary("Ask the configured language model once, with the tools, and say what is wrong; counts as one message")
            .LimitedBy(RateLimitPolicies.Chat);
        chat.MapPost("runs/{id:guid}/cancel", Cancel)
            .WithSummary("Stop a run").ProducesProblem(StatusCodes.Status404NotFound).WithMetadata(new OwnIdempotency());
    }

    private static async Task<Results<Ok<ChatAnswer>, ServerSentEventsResult<string>, ProblemHttpResult>> Send(
        SendMessage request,
        [FromHeader(Name = Headers.IdempotencyKey)] string? key,
        RunStarter starter,
        RunFollower follower,
        HttpContext context,
        CancellationToken cancellationToken)
    {
        if (string.IsNullOrEmpty(key))
        {
            key = null;
        }
        else
        {
            IdempotencyMiddleware.CheckKey(key);
        }

        var hash = key is null ? null : RequestFingerprint.Of(request);
        return await starter.StartAsync(request, key, hash, cancellationToken) switch
        {
            StartOutcome.Started started when WantsStream(context.Request) => Stream(follower, started.RunId, after: 0, context),
            StartOutcome.Started started => await WholeAsync(follower, started.RunId, cancellationToken),
            StartOutcome.NoConversation => Problem.NotFound("such conversation"),
            StartOutcome.KeyReused => IdempotencyMiddleware.Reused,
            _ => Problem.Of(ErrorCodes.Conflict, "The assistant is still answering in this conversation. Wait for it, or stop it first."),
        };
    }

    private static async Task<Results<ServerSentEventsResult<string>, ProblemHttpResult>> Events(
        Guid id, [FromHeader(Name = "Last-Event-ID")] string? lastEventId, RunFollower follower, Caller caller, EventStreamLimiter limiter,
        HttpContext context, CancellationToken cancellationToken) =>
        !await follower.ExistsAsync(id, cancellationToken) ? Problem.NotFound("such run")
            : limiter.Enter(caller.UserId, context.Response) is { } refusal ? refusal
            : Stream(follower, id, int.TryParse(lastEventId, System.Globalization.CultureInfo.InvariantCulture, out var after) ? after : 0, context);

    private static async Task<Ok<ModelUsageItem>> Usage(UsageMeter usage, CancellationToken cancellationToken) =>
        TypedResults.Ok(await usage.TodayAsync(cancellationToken));

    private static async Task<Ok<ModelTest>> TestModel(ModelTester tester, UsageMeter usage, IOptions<AiOptions> options, CancellationToken cancellationToken)
    {
        if (!await usage.HasShareAsync(cancellationToken))
        {
            return TypedResults.Ok(ModelDiagnosis.NoShareLeft(options.Value.DailyTokens));
        }

        var used = new UsageDetails();
        try
        {
            return TypedResults.Ok(await tester.RunAsync(used, cancellationToken));
        }
        finally
        {
            // Recorded even if the user does not wait for the result: the tokens have been used.
            if (used.InputTokenCount is not null || used.OutputTokenCount is not null)
            {
                await usage.AddAsync(used, CancellationToken.None);
            }
        }
    }

    private static async Task<Results<NoContent, ProblemHttpResult>> Cancel(Guid id, RunFollower follower, CancellationToken cancellationToken) =>
        await follower.CancelAsync(id, cancellationToken) ? TypedResults.NoContent() : Problem.NotFound("such run");

    private static bool WantsStream(HttpRequest request) =>
        request.GetTypedHeaders().Accept is { } accepted
        && accepted.Any(type => type.IsSubsetOf(new MediaTypeHeaderValue(MediaTypeNames.Text.EventStream)));

    private static ServerSentEventsResult<string> Stream(RunFollower follower, Guid runId, int after, HttpContext context)
    {
        context.Response.Headers.CacheControl = "no-store";
        context.Response.Headers["X-Accel-Buffering"] = "no";
        var services = context.RequestServices;
        var interval = TimeSpan.FromSeconds(services.GetRequiredService<IOptions<EventStreamOptions>>().Value.HeartbeatSeconds);
        return TypedResults.ServerSentEvents(Items(follower.FollowAsync(runId, after, context.RequestAborted))
            .WithHeartbeats(interval, services.GetRequiredService<TimeProvider>(), context.RequestAborted)
            .OpenedAtOnce(context.Response, context.RequestAborted));
    }

    private static async IAsyncEnumerable<SseItem<string>> Items(
        IAsyncEnumerable<RunEvent> events, [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        await foreach (var happened in events.WithCancellation(cancellationToken))
        {
            yield return new SseItem<string>(happened.Data, happened.Name)
            {
                EventId = happened.Sequence.ToString(System.Globalization.CultureInfo.InvariantCulture),
            };
        }
    }

    private static async Task<Results<Ok<ChatAnswer>, ServerSentEventsResult<string>, ProblemHttpResult>> WholeAsync(
        RunFollower follower, Guid runId, CancellationToken cancellationToken)
    {
        await foreach (var happened in follower.FollowAsync(runId, after: 0, cancellationToken))
        {
            switch (happened.Name)
            {
                case RunEventNames.Done:
                    return TypedResults.Ok(JsonSerializer.Deserialize<RunDone>(happened.Data, Wire.Json)!.Answer);
                case RunEventNames.Error:
                    return TypedResults.Problem(JsonSerializer.Deserialize<ProblemDetails>(happened.Data, Wire.Json)!);
            }
        }

        // The run went away with its conversation, or with the account.
        return await follower.IsAccountGoneAsync(cancellationToken) ? throw new AccountGoneException() : Problem.NotFound("such run");
    }
}
