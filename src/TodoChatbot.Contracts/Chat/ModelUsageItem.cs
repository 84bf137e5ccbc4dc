namespace TodoChatbot.Contracts.Chat;

/// <summary>What the caller has used of the language model today.</summary>
/// <param name="Day">The day in UTC.</param>
/// <param name="Model">The model's name; null when the built-in assistant answers by itself.</param>
/// <param name="InputTokens">Tokens that the model was told.</param>
/// <param name="OutputTokens">Tokens that the model answered.</param>
/// <param name="DailyTokens">How many of both one person may use in a day; null for no limit.</param>
public sealed record ModelUsageItem(DateOnly Day, string? Model, long InputTokens, long OutputTokens, long? DailyTokens);
