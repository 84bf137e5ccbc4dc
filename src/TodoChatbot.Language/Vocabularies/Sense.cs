namespace TodoChatbot.Language.Vocabularies;

/// <summary>One thing a word can stand for.</summary>
/// <param name="Terminal">The kind of thing.</param>
/// <param name="Value">Which of the kind: the weekday, the number, the unit.</param>
/// <param name="Certainty">How sure the word alone is to mean it.</param>
internal readonly record struct Sense(Terminal Terminal, int Value, Certainty Certainty);
