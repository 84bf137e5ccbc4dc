using System.ComponentModel.DataAnnotations;

namespace TodoChatbot.Contracts.Accounts;

/// <summary>Confirms that the account's owner is using the session.</summary>
/// <param name="Password">The account's password.</param>
public sealed record Reauthenticate(
    [property: Required(ErrorMessage = "Enter your password."), StringLength(Limits.PasswordMaximum)] string Password);
