namespace TodoChatbot.Contracts;

/// <summary>A part of a list.</summary>
/// <param name="Items">The items of this part.</param>
/// <param name="NextCursor">What to pass as <c>cursor</c> for the next part; null after the last.</param>
public sealed record Page<T>(IReadOnlyList<T> Items, string? NextCursor = null);
