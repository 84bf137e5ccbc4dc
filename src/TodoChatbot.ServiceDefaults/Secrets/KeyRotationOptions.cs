using Microsoft.Extensions.Options;

namespace TodoChatbot.ServiceDefaults.Secrets;

/// <summary>How a key is replaced while several processes use it.</summary>
public sealed class KeyRotationOptions
{
    /// <summary>The section of the configuration.</summary>
    public const string Section = "KeyRotation";

    /// <summary>
    /// Seconds for which a process goes on using the previous key after it first saw the new one, the start of the process included. A
    /// cluster delivers a changed Secret to its pods up to two minutes apart; by then each of them accepts the new key.
    /// </summary>
    [Between(0, 3600, ErrorMessage = "Set KeyRotation:DelaySeconds to 0 to 3600 (environment: KeyRotation__DelaySeconds).")]
    public int DelaySeconds { get; set; } = 180;
}

[OptionsValidator]
internal sealed partial class KeyRotationOptionsValidator : IValidateOptions<KeyRotationOptions>;
