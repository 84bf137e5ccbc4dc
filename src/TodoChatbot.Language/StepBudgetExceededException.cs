namespace TodoChatbot.Language;

/// <summary>A text takes more steps than any text that a person means. It never leaves the engine.</summary>
internal sealed class StepBudgetExceededException() : Exception("The text takes too many steps to read.");
