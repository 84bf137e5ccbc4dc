using System.ComponentModel.DataAnnotations;

namespace TodoChatbot.Contracts.Accounts;

/// <summary>A sign-in.</summary>
/// <param name="Email">The address of the account.</param>
/// <param name="Password">Its password.</param>
/// <param name="DeviceToken">
/// The <c>device_token</c> of an earlier sign-in on this device. A device that is known can sign in while wrong passwords from elsewhere
/// have paused the account's sign-in.
/// </param>
public sealed record Login(
    [property: Required(ErrorMessage = "Enter your e-mail address."), StringLength(Limits.EmailLength)] string Email,
    [property: Required(ErrorMessage = "Enter your password."), StringLength(Limits.PasswordMaximum)] string Password,
    [property: StringLength(Limits.DeviceTokenLength)] string? DeviceToken = null);
