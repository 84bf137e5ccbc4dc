namespace TodoChatbot.Contracts.Chat;

/// <summary>What came of asking the configured language model once.</summary>
/// <param name="Works">True when the model answered and called a tool.</param>
/// <param name="Problem">What is wrong, or that nothing is, in a sentence.</param>
/// <param name="Value">The setting or answer that this is about; null when there is none.</param>
/// <param name="Fix">What to do about it; null when nothing is wrong.</param>
public sealed record ModelTest(bool Works, string Problem, string? Value = null, string? Fix = null);
