namespace TodoChatbot.Backend.Accounts.Sessions;

/// <summary>Marks an endpoint that asks the user to confirm with a sign-in method, unless that was done minutes ago.</summary>
internal sealed record NeedsReauthentication;
