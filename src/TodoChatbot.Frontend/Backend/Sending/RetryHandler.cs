using System.Net.Mime;
using Microsoft.Extensions.Options;

namespace TodoChatbot.Frontend.Backend.Sending;

/// <summary>
/// Gets an answer although a backend dies or hangs: sends again what may be sent again (<see cref="RepeatRule"/>), to whichever backend
/// takes the next connection, and gives up when nobody would wait any longer.
/// </summary>
internal sealed class RetryHandler(IOptions<BackendOptions> options, TimeProvider clock) : DelegatingHandler
{
    // Together a little over two seconds: as long as a cluster goes on sending connections to a pod that was killed.
    private const int MaxAttempts = 6;

    private const int MaxAtOnce = 3;

    private static readonly TimeSpan FirstPause = TimeSpan.FromMilliseconds(100);
    private static readonly TimeSpan MaxPause = TimeSpan.FromMilliseconds(800);

    // A run of the assistant whose process hangs is taken over by another one after ten seconds, not earlier.
    private static readonly TimeSpan LongHedge = TimeSpan.FromSeconds(12);
    private static readonly TimeSpan LongAnswer = TimeSpan.FromMinutes(6);

    private static readonly HttpRequestOptionsKey<Patience> PatienceKey = new(nameof(Patience));

    private readonly TimeSpan _silence = TimeSpan.FromSeconds(options.Value.StreamSilenceSeconds);

    /// <summary>Says how long a request may take; <see cref="Patience.Short"/> unless said.</summary>
    public static void SetPatience(HttpRequestMessage request, Patience patience) => request.Options.Set(PatienceKey, patience);

    /// <summary>True for a failure that means that the backend did not answer in time.</summary>
    public static bool IsTimeout(Exception? exception) => exception is HttpRequestException { InnerException: TimeoutException };

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var patience = request.Options.TryGetValue(PatienceKey, out var said) ? said : Patience.Short;
        using var limit = new CancellationTokenSource(LimitOf(patience), clock);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(limit.Token, cancellationToken);
        try
        {
            var isRepeatable = RepeatRule.IsRepeatable(request);
            var buffers = patience == Patience.Short || (patience == Patience.Long && isRepeatable);
            var race = new Race(this, request, HedgeOf(patience), isRepeatable, buffers, either.Token);
            return Watch(request, await race.RunAsync());
        }
        catch (OperationCanceledException) when (limit.IsCancellationRequested && !cancellationToken.IsCancellationRequested)
        {
            throw new HttpRequestException("The backend did not answer in time.", new TimeoutException());
        }
    }

    private TimeSpan LimitOf(Patience patience) => patience switch
    {
        Patience.Short => TimeSpan.FromSeconds(options.Value.AnswerSeconds),
        Patience.Long => LongAnswer,
        _ => Timeout.InfiniteTimeSpan,
    };

    private TimeSpan HedgeOf(Patience patience) => patience switch
    {
        Patience.Short => TimeSpan.FromSeconds(options.Value.HedgeSeconds),
        Patience.Long => LongHedge,
        _ => Timeout.InfiniteTimeSpan,
    };

    private async Task<HttpResponseMessage> AttemptAsync(HttpRequestMessage request, bool buffers, CancellationToken cancellationToken)
    {
        var response = await base.SendAsync(request, cancellationToken);
        if (!buffers || IsEventStream(response) || request.Method == HttpMethod.Head)
        {
            return response;
        }

        try
        {
            await BufferedAnswer.LoadAsync(response, cancellationToken);
            return response;
        }
        catch
        {
            response.Dispose();
            throw;
        }
    }

    // A backend beats on every stream of ours, so that one that hangs falls silent.
    private HttpResponseMessage Watch(HttpRequestMessage request, HttpResponseMessage response)
    {
        if (IsEventStream(response) && request.RequestUri?.AbsolutePath.StartsWith("/api/", StringComparison.Ordinal) == true)
        {
            response.Content = new WatchedContent(response.Content, _silence, clock);
        }

        return response;
    }

    private static bool IsEventStream(HttpResponseMessage response) => response.Content.Headers.ContentType?.MediaType == MediaTypeNames.Text.EventStream;

    // A failure in the middle of the answer is an IOException, where the answer was being buffered.
    private static bool IsTransportFailure(Exception exception) => exception is HttpRequestException or IOException || RepeatRule.WasNeverSent(exception);

    private static TimeSpan PauseAfter(int failures) => TimeSpan.FromTicks(Math.Min(FirstPause.Ticks << (failures - 1), MaxPause.Ticks));

    /// <summary>The attempts at one request; the first answer wins and the others are given up.</summary>
    private sealed class Race(
        RetryHandler handler, HttpRequestMessage request, TimeSpan hedge, bool isRepeatable, bool buffers, CancellationToken cancellationToken)
    {
        private readonly CancellationTokenSource _losers = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        private readonly List<Task<HttpResponseMessage>> _running = [];
        private int _started;
        private int _failures;

        public async Task<HttpResponseMessage> RunAsync()
        {
            Start();
            while (true)
            {
                var answer = await NextAsync();
                _running.Remove(answer);
                try
                {
                    var response = await answer;
                    GiveUpOthers();
                    return response;
                }
                catch (Exception exception) when (IsTransportFailure(exception)
                    && !cancellationToken.IsCancellationRequested
                    && (_running.Count > 0 || MayTryAgain(exception)))
                {
                    _failures++;
                    if (MayTryAgain(exception))
                    {
                        await Task.Delay(PauseAfter(_failures), handler.Clock, cancellationToken);
                        Start();
                    }
                }
                catch
                {
                    GiveUpOthers();
                    throw;
                }
            }
        }

        private bool MayTryAgain(Exception exception) =>
            _started < MaxAttempts && (isRepeatable || RepeatRule.WasNeverSent(exception));

        // The next attempt that ends; one more is begun whenever the others take too long.
        private async Task<Task<HttpResponseMessage>> NextAsync()
        {
            while (isRepeatable && hedge != Timeout.InfiniteTimeSpan && _running.Count < MaxAtOnce && _started < MaxAttempts)
            {
                using var waiting = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
                var slow = Task.Delay(hedge, handler.Clock, waiting.Token);
                var first = await Task.WhenAny([.. _running, slow]);
                await waiting.CancelAsync();
                if (first != slow)
                {
                    return (Task<HttpResponseMessage>)first;
                }

                cancellationToken.ThrowIfCancellationRequested();
                Start();
            }

            return await Task.WhenAny(_running);
        }

        // What cannot be copied is sent as it is: again only if nothing of it was sent.
        private void Start()
        {
            var attempt = RequestCopy.IsPossible(request) ? RequestCopy.Of(request) : request;
            _started++;
            _running.Add(handler.AttemptAsync(attempt, buffers, _losers.Token));
        }

        private void GiveUpOthers()
        {
            if (_running.Count == 0)
            {
                _losers.Dispose();
                return;
            }

            _losers.Cancel();
            foreach (var loser in _running)
            {
                _ = DisposeAnswerAsync(loser);
            }
        }

        private static async Task DisposeAnswerAsync(Task<HttpResponseMessage> loser)
        {
            try
            {
                (await loser).Dispose();
            }
            catch (Exception exception) when (exception is OperationCanceledException || IsTransportFailure(exception))
            {
                // Given up, or dead anyway.
            }
        }
    }

    private TimeProvider Clock => clock;
}
