namespace TodoChatbot.Contracts.Tasks;

/// <summary>An action that waits for the person's agreement.</summary>
/// <param name="Summary">What would happen, in words.</param>
/// <param name="Lines">What it would happen to, a line each.</param>
/// <param name="Confirmation">Once the person has agreed, send the same request again with this value.</param>
/// <param name="ExpiresAt">When the confirmation ends.</param>
public sealed record BulkPreview(string Summary, IReadOnlyList<string> Lines, string Confirmation, DateTimeOffset ExpiresAt);
