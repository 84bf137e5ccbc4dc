using Microsoft.Extensions.Options;

namespace TodoChatbot.ServiceDefaults.Secrets;

/// <summary>
/// Chooses between a key and the one that it replaces. All processes accept both, and each goes on using the previous one until the
/// others have received the new one as well.
/// </summary>
/// <param name="options">How long that takes.</param>
/// <param name="clock">The time.</param>
public sealed class KeyRotation(IOptions<KeyRotationOptions> options, TimeProvider clock)
{
    private readonly Lock _lock = new();
    private readonly TimeSpan _delay = TimeSpan.FromSeconds(options.Value.DelaySeconds);
    private string? _current;
    private long _firstSeen;

    /// <summary>The time that is left until the current key is used; zero when it is used already.</summary>
    /// <param name="current">The key that is configured now.</param>
    /// <param name="previous">The key that it replaces, if any.</param>
    public TimeSpan TimeUntilUse(string current, string? previous)
    {
        lock (_lock)
        {
            if (current != _current)
            {
                (_current, _firstSeen) = (current, clock.GetTimestamp());
            }

            var left = _delay - clock.GetElapsedTime(_firstSeen);
            return string.IsNullOrEmpty(previous) || left <= TimeSpan.Zero ? TimeSpan.Zero : left;
        }
    }

    /// <summary>The key to use now.</summary>
    /// <param name="current">The key that is configured now.</param>
    /// <param name="previous">The key that it replaces, if any.</param>
    public string KeyToUse(string current, string? previous) => TimeUntilUse(current, previous) > TimeSpan.Zero ? previous! : current;
}
