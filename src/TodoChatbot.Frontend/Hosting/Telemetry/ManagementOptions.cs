using System.ComponentModel.DataAnnotations;
using Microsoft.Extensions.Options;

namespace TodoChatbot.Frontend.Hosting.Telemetry;

/// <summary>What only the operator's tools may reach.</summary>
internal sealed class ManagementOptions
{
    public const string Section = "Management";

    /// <summary>The port that answers <c>/metrics</c>; no other does. 0 for none.</summary>
    [Range(0, 65535, ErrorMessage = "Set Management:Port to a port number, or 0 for none (environment: Management__Port).")]
    public int Port { get; set; }
}

[OptionsValidator]
internal sealed partial class ManagementOptionsValidator : IValidateOptions<ManagementOptions>;
