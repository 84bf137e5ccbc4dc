using System.ComponentModel.DataAnnotations;

namespace TodoChatbot.Contracts.Accounts;

/// <summary>A new password; ends every other session.</summary>
/// <param name="CurrentPassword">The password until now.</param>
/// <param name="NewPassword">8 to 128 characters.</param>
public sealed record ChangePassword(
    [property: Required(ErrorMessage = "Enter your current password."), StringLength(Limits.PasswordMaximum)] string CurrentPassword,
    [property: Required(ErrorMessage = "Choose a new password."),
        StringLength(Limits.PasswordMaximum, MinimumLength = Limits.PasswordMinimum, ErrorMessage = "A password has 8 to 128 characters.")]
    string NewPassword);
