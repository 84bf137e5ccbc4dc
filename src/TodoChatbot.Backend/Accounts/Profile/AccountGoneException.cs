namespace TodoChatbot.Backend.Accounts.Profile;

/// <summary>A token that still holds belongs to an account that was deleted.</summary>
internal sealed class AccountGoneException() : Exception("The account of this token no longer exists.");
