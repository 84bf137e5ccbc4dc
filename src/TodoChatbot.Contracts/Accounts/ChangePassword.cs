using System.ComponentModel.DataAnnotations;

namespace TodoChatbot.Contracts.Accounts;

/// <summary>A new password. Ends every session, the current one included; the answer holds a new one.</summary>
/// <param name="CurrentPassword">The password until now.</param>
/// <param name="NewPassword">8 to 128 characters, and not easy to guess.</param>
/// <param name="RevokeTokens">True revokes the personal access tokens too.</param>
public sealed record ChangePassword(
    [property: Required(ErrorMessage = "Enter your current password."), StringLength(Limits.PasswordMaximum)] string CurrentPassword,
    [property: Required(ErrorMessage = "Choose a new password."),
        StringLength(Limits.PasswordMaximum, MinimumLength = Limits.PasswordMinimum, ErrorMessage = "A password has 8 to 128 characters.")]
    string NewPassword,
    bool RevokeTokens = false);
