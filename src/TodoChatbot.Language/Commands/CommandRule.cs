namespace TodoChatbot.Language.Commands;

/// <summary>A line of a culture's commands.</summary>
/// <param name="Kind">What it asks for.</param>
/// <param name="Pattern">How it is said, in the notation of <see cref="PatternCompiler"/>.</param>
internal sealed record CommandRule(CommandKind Kind, string Pattern);
