using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace TodoChatbot.ServiceDefaults.Secrets;

/// <summary>
/// Secrets as they are now, or as they were when they were last valid: a file that is empty for the moment of its replacement must not
/// fail every request.
/// </summary>
/// <typeparam name="T">The options.</typeparam>
/// <param name="options">The options as they are now.</param>
/// <param name="atStart">The options as they were at the start.</param>
/// <param name="logger">Where an unusable secret is logged.</param>
public sealed partial class LastValidOptions<T>(IOptionsMonitor<T> options, IOptions<T> atStart, ILogger<LastValidOptions<T>> logger)
    where T : class
{
    private volatile T _value = atStart.Value;
    private volatile string? _problem;

    /// <summary>The latest valid value.</summary>
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
                    ReplacementIsInvalid(exception.Message);
                }
            }

            return _value;
        }
    }

    /// <summary>Calls a method with the latest valid value after each change of the configuration.</summary>
    /// <param name="changed">The method.</param>
    /// <returns>Ends the subscription when disposed.</returns>
    public IDisposable? OnChange(Action<T> changed) => options.OnChange(_ => changed(Value));

    [LoggerMessage(Level = LogLevel.Error, Message = "A secret was replaced by one that can't be used, so the previous one stays in use: {Problem}")]
    private partial void ReplacementIsInvalid(string problem);
}
