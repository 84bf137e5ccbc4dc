using Microsoft.Extensions.Options;
using TodoChatbot.ServiceDefaults;

namespace TodoChatbot.Backend.Hosting.RateLimits;

/// <summary>How much one address or user may ask of one process. Each replica counts for itself, so the site allows replicas times as much.</summary>
internal sealed class RateLimitOptions
{
    public const string Section = "RateLimits";

    private const string Range = "A limit is 1 to 100000 (section RateLimits, environment: RateLimits__…).";

    /// <summary>Sign-ins, sign-ups and other uses of a password a minute from one address.</summary>
    [Between(1, 100_000, ErrorMessage = Range)]
    public int SignInPerMinute { get; set; } = 10;

    /// <summary>Session renewals a minute from one address.</summary>
    [Between(1, 100_000, ErrorMessage = Range)]
    public int RefreshPerMinute { get; set; } = 300;

    /// <summary>Personal access tokens that do not exist, a minute from one address.</summary>
    [Between(1, 100_000, ErrorMessage = Range)]
    public int UnknownTokensPerMinute { get; set; } = 30;

    /// <summary>Requests a minute by one user, or from one address without a token.</summary>
    [Between(1, 100_000, ErrorMessage = Range)]
    public int RequestsPerMinute { get; set; } = 300;

    /// <summary>Chat turns a minute by one user.</summary>
    [Between(1, 100_000, ErrorMessage = Range)]
    public int ChatPerMinute { get; set; } = 20;

    /// <summary>Exports of an account an hour.</summary>
    [Between(1, 100_000, ErrorMessage = Range)]
    public int ExportsPerHour { get; set; } = 5;

    /// <summary>Requests that need much memory, such as exports, that one process works on at the same time; one user has one of them.</summary>
    [Between(1, 100_000, ErrorMessage = Range)]
    public int HeavyRequests { get; set; } = 4;
}

[OptionsValidator]
internal sealed partial class RateLimitOptionsValidator : IValidateOptions<RateLimitOptions>;
