using Microsoft.Extensions.Options;

namespace TodoChatbot.ServiceDefaults.Health;

/// <summary>How the process ends.</summary>
internal sealed class DrainOptions
{
    public const string Section = "Drain";

    /// <summary>Seconds to keep serving after SIGTERM, while readiness says no and load balancers learn of it. 0 on a laptop, 5 in a cluster.</summary>
    [Between(0, 120, ErrorMessage = "Set Drain:Seconds to 0 to 120 (environment: Drain__Seconds).")]
    public int Seconds { get; set; }

    /// <summary>Seconds that requests under way get to finish after that.</summary>
    [Between(1, 300, ErrorMessage = "Set Drain:ShutdownSeconds to 1 to 300 (environment: Drain__ShutdownSeconds).")]
    public int ShutdownSeconds { get; set; } = 25;

    internal TimeSpan Total => TimeSpan.FromSeconds(Seconds + ShutdownSeconds);
}

[OptionsValidator]
internal sealed partial class DrainOptionsValidator : IValidateOptions<DrainOptions>;
