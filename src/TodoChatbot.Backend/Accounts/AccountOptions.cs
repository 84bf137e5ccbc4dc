using Microsoft.Extensions.Options;
using TodoChatbot.ServiceDefaults;

namespace TodoChatbot.Backend.Accounts;

/// <summary>How long people stay signed in and how wrong passwords are limited.</summary>
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

    /// <summary>Minutes that a confirmation with a sign-in method is valid for one session.</summary>
    [Between(1, 60, ErrorMessage = "Set Accounts:ReauthenticationMinutes to 1 to 60 (environment: Accounts__ReauthenticationMinutes).")]
    public int ReauthenticationMinutes { get; set; } = 10;

    /// <summary>Seconds that a process may rely on its last look at a session. It is told at once when a session ends; this is for messages that are lost.</summary>
    [Between(0, 60, ErrorMessage = "Set Accounts:SessionCheckSeconds to 0 to 60 (environment: Accounts__SessionCheckSeconds).")]
    public int SessionCheckSeconds { get; set; } = 15;

    /// <summary>Wrong passwords that pause sign-in to one e-mail address, or confirmations in one session.</summary>
    [Between(3, 100, ErrorMessage = "Set Accounts:LockoutAttempts to 3 to 100 (environment: Accounts__LockoutAttempts).")]
    public int LockoutAttempts { get; set; } = 5;

    /// <summary>Minutes for which it is paused, counted from the last wrong password.</summary>
    [Between(1, 1440, ErrorMessage = "Set Accounts:LockoutMinutes to 1 to 1440 (environment: Accounts__LockoutMinutes).")]
    public int LockoutMinutes { get; set; } = 15;
}

[OptionsValidator]
internal sealed partial class AccountOptionsValidator : IValidateOptions<AccountOptions>;
