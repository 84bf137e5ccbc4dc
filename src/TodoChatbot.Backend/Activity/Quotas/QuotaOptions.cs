using Microsoft.Extensions.Options;
using TodoChatbot.ServiceDefaults;

namespace TodoChatbot.Backend.Activity.Quotas;

/// <summary>How much one user can store.</summary>
internal sealed class QuotaOptions
{
    public const string Section = "Quotas";

    /// <summary>Tasks of one user, done ones included and deleted ones not. 0 for no limit.</summary>
    [Between(0, 100_000_000, ErrorMessage = "Set Quotas:Tasks to 0 to 100000000; 0 is no limit (environment: Quotas__Tasks).")]
    public long Tasks { get; set; } = 20_000;

    /// <summary>Chat messages of one user, the assistant's included. 0 for no limit.</summary>
    [Between(0, 100_000_000, ErrorMessage = "Set Quotas:Messages to 0 to 100000000; 0 is no limit (environment: Quotas__Messages).")]
    public long Messages { get; set; } = 50_000;

    /// <summary>
    /// Bytes that are stored about one user: tasks, history, conversations and stored answers to repeated requests. A tenth more is held back for
    /// deleting, completing and undoing. 0 for no limit.
    /// </summary>
    [Between(0, 1_000_000_000_000, ErrorMessage = "Set Quotas:StoredBytes to 0 to 1000000000000; 0 is no limit (environment: Quotas__StoredBytes).")]
    public long StoredBytes { get; set; } = 50 * 1024 * 1024;
}

[OptionsValidator]
internal sealed partial class QuotaOptionsValidator : IValidateOptions<QuotaOptions>;
