using TodoChatbot.Language.Commands.Judging;

namespace TodoChatbot.Language.Commands.Patterns;

/// <summary>A phrase that shows how a sentence is meant.</summary>
/// <param name="Manner">What it shows.</param>
/// <param name="Pattern">The phrase, without slots, in the notation of <see cref="PatternCompiler"/>.</param>
/// <param name="Anywhere">True when other words can come before it. Otherwise it begins the sentence, after openings such as "well".</param>
internal sealed record MannerPhrase(Manner Manner, string Pattern, bool Anywhere = false);
