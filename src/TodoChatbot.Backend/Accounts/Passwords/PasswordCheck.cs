namespace TodoChatbot.Backend.Accounts.Passwords;

/// <summary>What came of checking a password.</summary>
/// <param name="IsRight">True for the account's password.</param>
/// <param name="RetryAt">When it may be tried again, where several wrong ones have paused the checking.</param>
internal sealed record PasswordCheck(bool IsRight, DateTimeOffset? RetryAt = null)
{
    public static PasswordCheck Right { get; } = new(IsRight: true);

    public static PasswordCheck Wrong { get; } = new(IsRight: false);

    public static PasswordCheck PausedUntil(DateTimeOffset retryAt) => new(IsRight: false, retryAt);
}
