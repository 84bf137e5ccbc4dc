using System.ComponentModel.DataAnnotations;

namespace TodoChatbot.Contracts.Accounts;

/// <summary>Confirms that the account and all its data are to go, for good.</summary>
/// <param name="Password">The account's password.</param>
public sealed record DeleteAccount(
    [property: Required(ErrorMessage = "Enter your password."), StringLength(Limits.PasswordMaximum)] string Password);
