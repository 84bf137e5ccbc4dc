namespace TodoChatbot.Evals.Safety;

/// <summary>A sentence after which the tasks were not what they had been.</summary>
/// <param name="Text">What was said.</param>
/// <param name="IsHarmful">True when a task was changed or deleted; false when one was added.</param>
/// <param name="Reply">What the assistant said.</param>
internal sealed record Breach(string Text, bool IsHarmful, string Reply);
