using Microsoft.Extensions.Options;
using TodoChatbot.ServiceDefaults;

namespace TodoChatbot.Backend.Broadcasting;

/// <summary>Where the other backend processes are.</summary>
internal sealed class PeerOptions
{
    public const string Section = "Peers";

    /// <summary>The headless Service whose addresses are the backend pods; empty when there is one process.</summary>
    public string? Service { get; set; }

    /// <summary>The port on which they listen.</summary>
    [Between(1, 65535, ErrorMessage = "Set Peers:Port to 1 to 65535 (environment: Peers__Port).")]
    public int Port { get; set; } = 8000;

    /// <summary>This pod's own address, which is left out.</summary>
    public string? Self { get; set; }

    /// <summary>Base addresses of the others, where there is no headless Service: <c>http://host:8000</c>.</summary>
    public IReadOnlyList<Uri> Addresses { get; set; } = [];
}

[OptionsValidator]
internal sealed partial class PeerOptionsValidator : IValidateOptions<PeerOptions>;
