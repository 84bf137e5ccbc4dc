namespace TodoChatbot.Frontend.Accounts.Settings;

/// <summary>What the password page asks for.</summary>
public sealed class PasswordForm
{
    public string? CurrentPassword { get; set; }

    public string? NewPassword { get; set; }

    /// <summary>True revokes the personal access tokens too.</summary>
    public bool RevokeTokens { get; set; }
}
