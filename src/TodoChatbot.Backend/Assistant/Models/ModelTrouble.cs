namespace TodoChatbot.Backend.Assistant.Models;

/// <summary>Why a model did not answer.</summary>
/// <param name="Reason">The reason, as metrics and logs name it.</param>
/// <param name="Pause">How long the provider is left alone; null when only this answer failed.</param>
internal sealed record ModelTrouble(string Reason, TimeSpan? Pause)
{
    private static readonly TimeSpan ShortPause = TimeSpan.FromSeconds(30);

    // An operator has to change something, so asking again soon does not help.
    private static readonly TimeSpan RefusedPause = TimeSpan.FromMinutes(5);
    private static readonly TimeSpan MaxPause = TimeSpan.FromHours(24);

    /// <summary>Nothing came for too long.</summary>
    public static ModelTrouble TimedOut { get; } = new("timeout", ShortPause);

    /// <summary>No connection.</summary>
    public static ModelTrouble Unreachable { get; } = new("unreachable", ShortPause);

    /// <summary>The answer was empty, broke off or could not be read.</summary>
    public static ModelTrouble BadAnswer { get; } = new("bad_answer", Pause: null);

    /// <summary>The provider answered with this status.</summary>
    public static ModelTrouble Of(int status, TimeSpan? retryAfter) => status switch
    {
        StatusCodes.Status401Unauthorized or StatusCodes.Status403Forbidden => new("refused", retryAfter ?? RefusedPause),
        StatusCodes.Status404NotFound => new("not_found", RefusedPause),
        StatusCodes.Status429TooManyRequests => new("rate_limited", Limited(retryAfter)),
        StatusCodes.Status408RequestTimeout or >= StatusCodes.Status500InternalServerError => new("server_error", Limited(retryAfter)),
        _ => new("bad_request", Pause: null),
    };

    private static TimeSpan Limited(TimeSpan? retryAfter) => retryAfter is not { } wait ? ShortPause : wait > MaxPause ? MaxPause : wait;
}
