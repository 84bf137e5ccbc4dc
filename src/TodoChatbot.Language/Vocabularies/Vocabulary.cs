using System.Collections.Frozen;
using System.Diagnostics.CodeAnalysis;
using TodoChatbot.Language.Tokens;

namespace TodoChatbot.Language.Vocabularies;

/// <summary>The words of a culture and what they can stand for.</summary>
internal sealed class Vocabulary
{
    private readonly FrozenDictionary<string, Lexeme> _lexemes;
    private readonly FrozenDictionary<string, Lexeme>.AlternateLookup<ReadOnlySpan<char>> _byCharacters;
    private readonly Spelling _spelling;

    internal Vocabulary(IReadOnlyDictionary<string, Lexeme> lexemes, Spelling spelling)
    {
        _lexemes = lexemes.ToFrozenDictionary(StringComparer.Ordinal);
        _byCharacters = _lexemes.GetAlternateLookup<ReadOnlySpan<char>>();
        _spelling = spelling;
    }

    /// <summary>Finds a word as typed; one letter wrong in a name of time is forgiven.</summary>
    public Lexeme Find(ReadOnlySpan<char> word)
    {
        Span<char> buffer = stackalloc char[FoldedWord.MaximumLength];
        var folded = FoldedWord.Of(word, buffer);
        if (folded.IsEmpty)
            return Lexeme.Unknown;

        return _byCharacters.TryGetValue(folded, out var lexeme) ? lexeme : _spelling.Mend(folded) ?? Lexeme.Unknown;
    }

    /// <summary>All its words.</summary>
    public IReadOnlyList<Lexeme> Lexemes => _lexemes.Values;

    /// <summary>Finds a word as the vocabulary stores it.</summary>
    public bool TryGet(string word, [NotNullWhen(true)] out Lexeme? lexeme) => _lexemes.TryGetValue(word, out lexeme);
}
