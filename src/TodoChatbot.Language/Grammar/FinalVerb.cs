using TodoChatbot.Language.Tokens;
using TodoChatbot.Language.Vocabularies;

namespace TodoChatbot.Language.Grammar;

/// <summary>The verb that ends what is to be done in languages where it stands last: "doodh lana", "doodh lana hai".</summary>
internal static class FinalVerb
{
    // "na" itself is no verb.
    private const int ShortestVerb = 4;

    /// <summary>True for a verb at the end of a line, or before a word such as "hai".</summary>
    public static bool IsAt(Cursor line, int index, bool isLast) =>
        line.At(index).Lexeme.Has(Terminal.Verb)
            ? isLast || line.At(index + 1).Lexeme.Has(Terminal.Obligation)
            : line.At(index + 1).Lexeme.Has(Terminal.Obligation) && HasEnding(line, index);

    /// <summary>True when a line ends with such a verb.</summary>
    public static bool EndsLine(Cursor line) =>
        line.End > line.First && (IsAt(line, line.End - 1, isLast: true) || (line.End - line.First > 1 && IsAt(line, line.End - 2, isLast: false)));

    private static bool HasEnding(Cursor line, int index)
    {
        if (line.At(index) is not { Kind: TokenKind.Word, Length: >= ShortestVerb } || !ReferenceEquals(line.At(index).Lexeme, Lexeme.Unknown))
            return false;

        var word = line.Utterance.Between(index, index + 1);
        foreach (var ending in line.Culture.VerbEndings)
        {
            if (word.EndsWith(ending, StringComparison.OrdinalIgnoreCase))
                return true;
        }

        return false;
    }
}
