using System.Collections.Concurrent;
using System.Globalization;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.Extensions.Localization;
using Microsoft.Extensions.Options;
using TodoChatbot.Backend.Rules;
using TodoChatbot.Contracts;

namespace TodoChatbot.Backend.Broadcasting;

/// <summary>Counts the streams that each user has open in this process.</summary>
internal sealed class EventStreamLimiter(IOptions<EventStreamOptions> options, IStringLocalizer<Messages> messages)
{
    private const int RetryAfterSeconds = 10;

    private readonly ConcurrentDictionary<Guid, int> _open = new();

    /// <summary>Counts a stream until its response has ended.</summary>
    /// <returns>The refusal when the user has too many; null when the stream may begin.</returns>
    public ProblemHttpResult? Enter(Guid userId, HttpResponse response)
    {
        if (_open.AddOrUpdate(userId, 1, (_, count) => count + 1) > options.Value.MaxStreamsPerUser)
        {
            Leave(userId);
            response.Headers.RetryAfter = RetryAfterSeconds.ToString(CultureInfo.InvariantCulture);
            return Problem.Of(ErrorCodes.RateLimited, messages["Events_TooManyStreams"]);
        }

        response.OnCompleted(() =>
        {
            Leave(userId);
            return Task.CompletedTask;
        });
        return null;
    }

    private void Leave(Guid userId)
    {
        // Removed only where nobody has entered meanwhile.
        if (_open.AddOrUpdate(userId, 0, (_, count) => count - 1) == 0)
        {
            _open.TryRemove(KeyValuePair.Create(userId, 0));
        }
    }
}
