using System.ComponentModel.DataAnnotations;

namespace TodoChatbot.Contracts.Accounts;

/// <summary>A personal access token to make.</summary>
/// <param name="Name">What it is for: "Claude on my laptop".</param>
/// <param name="Scope">What it may do.</param>
/// <param name="ExpiresInDays">How long it holds, 1 to 366 days; null for 90.</param>
public sealed record CreateToken(
    [property: Required(ErrorMessage = "Say what the token is for."), StringLength(Limits.TokenNameLength)] string Name,
    TokenScope Scope = TokenScope.Read,
    [property: Range(1, 366, ErrorMessage = "A token holds for 1 to 366 days.")] int? ExpiresInDays = null);
