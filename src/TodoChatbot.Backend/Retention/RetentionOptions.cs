using Microsoft.Extensions.Options;
using TodoChatbot.ServiceDefaults;

namespace TodoChatbot.Backend.Retention;

/// <summary>How long things are kept that nobody would miss for ever.</summary>
internal sealed class RetentionOptions
{
    public const string Section = "Retention";

    /// <summary>Days for which the history of changes is kept.</summary>
    [Between(30, 3650, ErrorMessage = "Set Retention:ActivityDays to 30 to 3650 (environment: Retention__ActivityDays).")]
    public int ActivityDays { get; set; } = 180;

    /// <summary>Days for which chat messages are kept.</summary>
    [Between(1, 3650, ErrorMessage = "Set Retention:MessageDays to 1 to 3650 (environment: Retention__MessageDays).")]
    public int MessageDays { get; set; } = 365;

    /// <summary>Days for which the events of finished runs are kept.</summary>
    [Between(1, 365, ErrorMessage = "Set Retention:RunDays to 1 to 365 (environment: Retention__RunDays).")]
    public int RunDays { get; set; } = 2;

    /// <summary>Days for which a deletion can be undone.</summary>
    [Between(1, 365, ErrorMessage = "Set Retention:DeletedDays to 1 to 365 (environment: Retention__DeletedDays).")]
    public int DeletedDays { get; set; } = 30;
}

[OptionsValidator]
internal sealed partial class RetentionOptionsValidator : IValidateOptions<RetentionOptions>;
