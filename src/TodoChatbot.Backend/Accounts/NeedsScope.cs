namespace TodoChatbot.Backend.Accounts;

/// <summary>Names the scope of an endpoint whose method alone does not tell.</summary>
internal sealed record NeedsScope(string Scope);
