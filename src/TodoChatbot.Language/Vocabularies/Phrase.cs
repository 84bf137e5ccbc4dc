using System.Collections.Immutable;

namespace TodoChatbot.Language.Vocabularies;

/// <summary>Several words that stand for one thing: "day after tomorrow".</summary>
/// <param name="Rest">The words after the first.</param>
/// <param name="Sense">What they stand for.</param>
internal readonly record struct Phrase(ImmutableArray<Lexeme> Rest, Sense Sense);
