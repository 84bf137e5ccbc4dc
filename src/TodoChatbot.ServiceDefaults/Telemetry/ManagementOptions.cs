using Microsoft.Extensions.Options;

namespace TodoChatbot.ServiceDefaults.Telemetry;

/// <summary>Where Prometheus scrapes; a port of its own, so that no gateway exposes it.</summary>
internal sealed class ManagementOptions
{
    public const string Section = "Management";

    /// <summary>The port for <c>/metrics</c> and health; 0 for none.</summary>
    [Between(0, 65535, ErrorMessage = "Set Management:Port to 0 to 65535 (environment: Management__Port).")]
    public int Port { get; set; } = 8081;
}

[OptionsValidator]
internal sealed partial class ManagementOptionsValidator : IValidateOptions<ManagementOptions>;
