namespace TodoChatbot.Frontend.Accounts.SigningIn;

/// <summary>What the sign-up page asks for.</summary>
public sealed class SignUpForm
{
    public string? DisplayName { get; set; }

    public string? Email { get; set; }

    public string? Password { get; set; }

    public string? TimeZone { get; set; }

    public string? Locale { get; set; }
}
