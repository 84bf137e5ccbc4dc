using System.ComponentModel.DataAnnotations;

namespace TodoChatbot.Contracts.Accounts;

/// <summary>A new account.</summary>
/// <param name="Email">The address to sign in with.</param>
/// <param name="Password">8 to 128 characters, and not easy to guess.</param>
/// <param name="DisplayName">How to address the person; null takes the part before the @.</param>
/// <param name="TimeZone">An IANA time zone; null means UTC.</param>
/// <param name="Locale">A BCP 47 tag; null means en-US.</param>
public sealed record Register(
    [property: Required(ErrorMessage = "Enter your e-mail address."),
        EmailAddress(ErrorMessage = "That is not an e-mail address."),
        StringLength(Limits.EmailLength)] string Email,
    [property: Required(ErrorMessage = "Choose a password."),
        StringLength(Limits.PasswordMaximum, MinimumLength = Limits.PasswordMinimum, ErrorMessage = "A password has 8 to 128 characters.")]
    string Password,
    [property: StringLength(Limits.DisplayNameLength)] string? DisplayName = null,
    [property: StringLength(64)] string? TimeZone = null,
    [property: StringLength(35)] string? Locale = null);
