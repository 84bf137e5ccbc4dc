namespace TodoChatbot.Contracts.Language;

/// <summary>A recognised stretch of a text.</summary>
/// <param name="Start">Index of its first UTF-16 code unit.</param>
/// <param name="Length">How many code units.</param>
/// <param name="Kind"><c>due</c>, <c>recurrence</c>, <c>reminder</c>, <c>priority</c>, <c>tag</c>, <c>project</c>, <c>subtasks</c> or <c>quote</c>.</param>
/// <param name="Meaning">Its meaning in words.</param>
/// <param name="Why">The rule that decided.</param>
/// <param name="RunnerUp">The next best meaning in words.</param>
public sealed record ParsedSpan(int Start, int Length, string Kind, string Meaning, string Why, string? RunnerUp = null);
