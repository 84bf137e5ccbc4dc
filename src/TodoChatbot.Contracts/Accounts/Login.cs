using System.ComponentModel.DataAnnotations;

namespace TodoChatbot.Contracts.Accounts;

/// <summary>A sign-in.</summary>
/// <param name="Email">The address of the account.</param>
/// <param name="Password">Its password.</param>
public sealed record Login(
    [property: Required(ErrorMessage = "Enter your e-mail address."), StringLength(Limits.EmailLength)] string Email,
    [property: Required(ErrorMessage = "Enter your password."), StringLength(Limits.PasswordMaximum)] string Password);
