using Microsoft.Extensions.Options;

namespace TodoChatbot.Backend.Hosting;

/// <summary>
/// Secrets as they are now, or as they were when they last made sense: a file that is empty for the moment of its replacement must not
/// turn every request away.
/// </summary>
internal sealed partial class LastValidOptions<T>(IOptionsMonitor<T> options, IOptions<T> atStart, ILogger<LastValidOptions<T>> logger)
    where T : class
{
    private volatile T _value = atStart.Value;
    private volatile string? _problem;

    public T Value
    {
        get
        {
            try
            {
                _value = options.CurrentValue;
                _problem = null;
            }
            catch (OptionsValidationException exception)
            {
                if (exception.Message != _problem)
                {
                    _problem = exception.Message;
                    KeepsTheOld(exception.Message);
                }
            }

            return _value;
        }
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "A secret was replaced by one that cannot be used, so the one before stays: {Problem}")]
    private partial void KeepsTheOld(string problem);
}
