namespace TodoChatbot.Frontend.Accounts.SigningIn;

/// <summary>What the sign-in page asks for.</summary>
public sealed class SignInForm
{
    public string? Email { get; set; }

    public string? Password { get; set; }

    /// <summary>True to stay signed in when the browser is closed.</summary>
    public bool Keep { get; set; }
}
