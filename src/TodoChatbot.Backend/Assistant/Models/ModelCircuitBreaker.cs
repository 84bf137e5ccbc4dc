using Microsoft.Extensions.Options;
using TodoChatbot.Backend.Hosting;

namespace TodoChatbot.Backend.Assistant.Models;

/// <summary>
/// Remembers that the model's provider is in trouble, so that the built-in assistant answers at once instead of after another timeout.
/// After the pause one request tries again. A pause is as long as the provider's own Retry-After, which Polly's circuit breaker, that
/// needs several failures to open, cannot follow.
/// </summary>
internal sealed partial class ModelCircuitBreaker : IDisposable
{
    /// <summary>Answers in a row that fail for reasons of their own before the provider is taken to be in trouble.</summary>
    public const int MaxBadAnswers = 5;

    private static readonly TimeSpan TrialPause = TimeSpan.FromSeconds(30);

    private readonly Lock _lock = new();
    private readonly TodoMetrics _metrics;
    private readonly TimeProvider _clock;
    private readonly ILogger<ModelCircuitBreaker> _logger;
    private readonly IDisposable? _keyChanges;
    private bool _isOpen;
    private DateTimeOffset _nextAttempt;
    private int _badAnswers;

    public ModelCircuitBreaker(IOptionsMonitor<ModelKeys> keys, TodoMetrics metrics, TimeProvider clock, ILogger<ModelCircuitBreaker> logger)
    {
        (_metrics, _clock, _logger) = (metrics, clock, logger);
        metrics.ObserveModel(() => !_isOpen);

        // A new key may be what a provider that refused was waiting for.
        _keyChanges = keys.OnChange(_ => AllowAttempt());
    }

    /// <summary>True when the model may be asked now.</summary>
    public bool TryEnter()
    {
        lock (_lock)
        {
            var now = _clock.GetUtcNow();
            if (_isOpen && now < _nextAttempt)
            {
                return false;
            }

            // While this request tries, others do not.
            _nextAttempt = now + TrialPause;
            return true;
        }
    }

    /// <summary>Notes that the model has answered.</summary>
    public void Succeed()
    {
        lock (_lock)
        {
            _badAnswers = 0;
            if (_isOpen)
            {
                _isOpen = false;
                _metrics.ModelStateChanged("available", "answered");
                Available();
            }
        }
    }

    /// <summary>Notes that the model has not answered.</summary>
    public void Fail(ModelTrouble trouble)
    {
        lock (_lock)
        {
            if (trouble.Pause is not { } pause)
            {
                if (++_badAnswers < MaxBadAnswers && !_isOpen)
                {
                    return;
                }

                pause = TrialPause;
            }

            _nextAttempt = _clock.GetUtcNow() + pause;
            if (!_isOpen)
            {
                _isOpen = true;
                _metrics.ModelStateChanged("unavailable", trouble.Reason);
                Unavailable(trouble.Reason, (int)pause.TotalSeconds);
            }
        }
    }

    public void Dispose() => _keyChanges?.Dispose();

    private void AllowAttempt()
    {
        lock (_lock)
        {
            _nextAttempt = _clock.GetUtcNow();
        }
    }

    [LoggerMessage(Level = LogLevel.Warning,
        Message = "The language model is unavailable ({Reason}); the built-in assistant replies, and the model is tried again after {Seconds} seconds")]
    private partial void Unavailable(string reason, int seconds);

    [LoggerMessage(Level = LogLevel.Information, Message = "The language model is available again")]
    private partial void Available();
}
