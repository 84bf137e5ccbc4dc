using System.ComponentModel.DataAnnotations;

namespace TodoChatbot.Contracts.Accounts;

/// <summary>Names the session to renew or to end.</summary>
/// <param name="RefreshToken">The refresh token received last.</param>
public sealed record RefreshSession(
    [property: Required(ErrorMessage = "Send the refresh token."), StringLength(200)] string RefreshToken);
