using System.Net.Mime;
using System.Net.ServerSentEvents;
using System.Runtime.CompilerServices;
using System.Security.Claims;
using System.Text.Json;
using System.Threading.Channels;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.Extensions.Options;
using TodoChatbot.Backend.Accounts;
using TodoChatbot.Contracts;
using TodoChatbot.Contracts.Activity;

namespace TodoChatbot.Backend.Broadcasting;

/// <summary><c>/api/events</c> for open pages, <c>/internal/notices</c> for the other processes.</summary>
internal static class ChangeEventEndpoints
{
    public const string PeerPolicy = "peer";

    private const int MaxWaitingEvents = 100;

    // A timer knows no longer time than some weeks; pages come again by themselves.
    private static readonly TimeSpan Longest = TimeSpan.FromDays(1);

    public static void MapEvents(this IEndpointRouteBuilder routes) => routes.MapGet("events", Events)
        .WithTags("Activity")
        .WithSummary("Server-Sent Events: “changed” whenever something of yours was changed through any door")
        .Produces<ChangeEventStream>(StatusCodes.Status200OK, MediaTypeNames.Text.EventStream);

    public static void MapPeerNotices(this IEndpointRouteBuilder routes) =>
        routes.MapPost("/internal/notices", TakeNotices).RequireAuthorization(PeerPolicy).ExcludeFromDescription();

    private static Results<ServerSentEventsResult<string>, ProblemHttpResult> Events(
        ChangeBroadcaster board, Caller caller, ClaimsPrincipal user, HttpResponse response, TimeProvider clock, IHostApplicationLifetime process,
        EventStreamLimiter limiter, IOptions<EventStreamOptions> options, CancellationToken cancellationToken)
    {
        if (limiter.Enter(caller.UserId, response) is { } refusal)
        {
            return refusal;
        }

        response.Headers.CacheControl = "no-store";
        response.Headers["X-Accel-Buffering"] = "no";
        return TypedResults.ServerSentEvents(
            Stream(board, caller, user.ExpiresAt - clock.GetUtcNow() ?? Longest, clock, process.ApplicationStopping, cancellationToken)
                .WithHeartbeats(TimeSpan.FromSeconds(options.Value.HeartbeatSeconds), clock, cancellationToken));
    }

    // A stream holds no longer than the token that opened it.
    private static async IAsyncEnumerable<SseItem<string>> Stream(
        ChangeBroadcaster board, Caller caller, TimeSpan lifetime, TimeProvider clock, CancellationToken stopping,
        [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        using var expiry = new CancellationTokenSource(TimeSpan.FromTicks(Math.Clamp(lifetime.Ticks, 0, Longest.Ticks)), clock);
        using var ending = CancellationTokenSource.CreateLinkedTokenSource(stopping, expiry.Token, cancellationToken);

        // A page that does not read loses old events, and reads everything anew with the next one.
        var items = Channel.CreateBounded<SseItem<string>>(new BoundedChannelOptions(MaxWaitingEvents) { FullMode = BoundedChannelFullMode.DropOldest });
        items.Writer.TryWrite(new SseItem<string>("{}", "ready") { ReconnectionInterval = TimeSpan.FromSeconds(2) });
        var notices = ForwardAsync(board, caller, items.Writer, ending.Token);
        try
        {
            await foreach (var item in items.Reader.ReadAllAsync(CancellationToken.None))
            {
                yield return item;
            }
        }
        finally
        {
            await ending.CancelAsync();
            await notices;
        }
    }

    private static async Task ForwardAsync(ChangeBroadcaster board, Caller caller, ChannelWriter<SseItem<string>> items, CancellationToken cancellationToken)
    {
        try
        {
            await foreach (var notice in board.ListenAsync(caller.UserId, cancellationToken))
            {
                if (notice.Kind == ChangeKind.CredentialRevoked && (notice.Id is null || notice.Id == caller.TokenId || notice.Id == caller.SessionId))
                {
                    break;
                }

                if (notice.Kind is ChangeKind.Tasks or ChangeKind.Conversations)
                {
                    items.TryWrite(new SseItem<string>(JsonSerializer.Serialize(new ChangedEvent([notice.Kind.ToString().ToLowerInvariant()], notice.Id), Wire.Json), "changed"));
                }
            }
        }
        catch (OperationCanceledException)
        {
            // The page went away, or this process does.
        }

        items.TryComplete();
    }

    private static NoContent TakeNotices(IReadOnlyList<ChangeEvent> notices, ChangeBroadcaster board)
    {
        foreach (var notice in notices)
        {
            board.Deliver(notice);
        }

        return TypedResults.NoContent();
    }
}
