namespace TodoChatbot.Contracts.Activity;

/// <summary>One field before and after, in words.</summary>
/// <param name="Field">The field's name on the wire.</param>
/// <param name="Before">What it was; null when it was empty.</param>
/// <param name="After">What it became; null when it is empty now.</param>
public sealed record FieldChange(string Field, string? Before, string? After);
