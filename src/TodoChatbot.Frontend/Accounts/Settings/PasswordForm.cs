namespace TodoChatbot.Frontend.Accounts.Settings;

/// <summary>What the password page asks for.</summary>
public sealed class PasswordForm
{
    public string? CurrentPassword { get; set; }

    public string? NewPassword { get; set; }
}
