using Microsoft.Extensions.Options;
using TodoChatbot.ServiceDefaults;

namespace TodoChatbot.Backend.Accounts;

/// <summary>How long people stay signed in and how wrong passwords are met.</summary>
internal sealed class AccountOptions
{
    public const string Section = "Accounts";

    /// <summary>Minutes that an access token holds.</summary>
    [Between(1, 60, ErrorMessage = "Set Accounts:AccessTokenMinutes to 1 to 60 (environment: Accounts__AccessTokenMinutes).")]
    public int AccessTokenMinutes { get; set; } = 15;

    /// <summary>Days after which an unused session ends.</summary>
    [Between(1, 366, ErrorMessage = "Set Accounts:SessionDays to 1 to 366 (environment: Accounts__SessionDays).")]
    public int SessionDays { get; set; } = 30;

    /// <summary>Seconds in which a refresh token shown twice gets the same successor: two tabs, two replicas, a lost answer.</summary>
    [Between(0, 600, ErrorMessage = "Set Accounts:RefreshGraceSeconds to 0 to 600 (environment: Accounts__RefreshGraceSeconds).")]
    public int RefreshGraceSeconds { get; set; } = 60;

    /// <summary>Wrong passwords in a row that lock an account.</summary>
    [Between(3, 100, ErrorMessage = "Set Accounts:LockoutAttempts to 3 to 100 (environment: Accounts__LockoutAttempts).")]
    public int LockoutAttempts { get; set; } = 5;

    /// <summary>Minutes that a locked account stays locked.</summary>
    [Between(1, 1440, ErrorMessage = "Set Accounts:LockoutMinutes to 1 to 1440 (environment: Accounts__LockoutMinutes).")]
    public int LockoutMinutes { get; set; } = 15;
}

[OptionsValidator]
internal sealed partial class AccountOptionsValidator : IValidateOptions<AccountOptions>;
