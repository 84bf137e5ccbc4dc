namespace TodoChatbot.Contracts.Language;

/// <summary>A stretch of a text, in UTF-16 code units.</summary>
/// <param name="Start">Index of the first.</param>
/// <param name="Length">How many.</param>
public sealed record TextRange(int Start, int Length);
