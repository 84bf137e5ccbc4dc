using TodoChatbot.Language.Vocabularies;

namespace TodoChatbot.Language.Tokens;

/// <summary>A stretch of the text that the grammar treats as one.</summary>
/// <param name="Kind">What it is made of.</param>
/// <param name="Start">Index of its first code unit.</param>
/// <param name="Length">Its length in code units.</param>
/// <param name="Glued">True when nothing stands between it and the token before it.</param>
/// <param name="Value">The value of a number, the character of a symbol.</param>
/// <param name="Lexeme">What the vocabulary knows about it.</param>
internal readonly record struct Token(TokenKind Kind, int Start, int Length, bool Glued, int Value, Lexeme Lexeme)
{
    /// <summary>Index of the first code unit after it.</summary>
    public int End => Start + Length;

    /// <summary>True for this character of punctuation.</summary>
    public bool Is(char symbol) => Kind == TokenKind.Symbol && Value == symbol;
}
