namespace TodoChatbot.Language.Commands.Patterns;

/// <summary>A line of a culture's commands.</summary>
/// <param name="Kind">What it asks for.</param>
/// <param name="Pattern">How it is said, in the notation of <see cref="PatternCompiler"/>.</param>
/// <param name="OnlyNamed">
/// True for words that begin ordinary tasks as well ("finish the report", "start the laundry"): then only what can be nothing but an
/// existing task makes a command of them.
/// </param>
internal sealed record CommandRule(CommandKind Kind, string Pattern, bool OnlyNamed = false);
