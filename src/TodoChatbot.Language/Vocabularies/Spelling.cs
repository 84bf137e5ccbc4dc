using System.Collections.Frozen;
using TodoChatbot.Language.Tokens;

namespace TodoChatbot.Language.Vocabularies;

/// <summary>
/// Forgives one wrong letter. A word and its misspelling become equal when one letter is taken out of each, so a table of the words
/// with each letter taken out finds the candidates with as many look-ups as the misspelling has letters.
/// </summary>
internal sealed class Spelling
{
    // Of four letters, only two that changed places are forgiven: "lsit".
    private const int ShortestWord = 4;
    private const int ShortestWordWithLetterOmitted = 5;

    // "clean" is no misspelling of "clear": in short words a letter exchanged for another usually makes another word.
    private const int ShortestWordWithExchangedLetter = 7;

    private readonly FrozenDictionary<string, Lexeme>.AlternateLookup<ReadOnlySpan<char>> _words;
    private readonly FrozenDictionary<string, Lexeme>.AlternateLookup<ReadOnlySpan<char>> _withoutOneLetter;
    private readonly FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> _wellSpelt;

    private Spelling(Dictionary<string, Lexeme> words, Dictionary<string, Lexeme> withoutOneLetter, IEnumerable<string> wellSpelt)
    {
        _words = words.ToFrozenDictionary(StringComparer.Ordinal).GetAlternateLookup<ReadOnlySpan<char>>();
        _withoutOneLetter = withoutOneLetter.ToFrozenDictionary(StringComparer.Ordinal).GetAlternateLookup<ReadOnlySpan<char>>();
        _wellSpelt = wellSpelt.ToFrozenSet(StringComparer.Ordinal).GetAlternateLookup<ReadOnlySpan<char>>();
    }

    public static Spelling Of(IEnumerable<Lexeme> mendable, IEnumerable<string> wellSpelt)
    {
        var words = new Dictionary<string, Lexeme>(StringComparer.Ordinal);
        var shortened = new Dictionary<string, Lexeme>(StringComparer.Ordinal);
        var ambiguous = new HashSet<string>(StringComparer.Ordinal);
        foreach (var lexeme in mendable.Where(lexeme => lexeme.Text.Length >= ShortestWord))
        {
            words[lexeme.Text] = lexeme;
            for (var omitted = 0; omitted < lexeme.Text.Length; omitted++)
            {
                var key = lexeme.Text.Remove(omitted, 1);
                if (!shortened.TryAdd(key, lexeme) && shortened[key] != lexeme)
                    ambiguous.Add(key);
            }
        }

        foreach (var key in ambiguous)
            shortened.Remove(key);

        return new Spelling(words, shortened, wellSpelt);
    }

    /// <summary>Finds the one word that a misspelling can mean.</summary>
    public Lexeme? Mend(ReadOnlySpan<char> word)
    {
        if (word.Length < ShortestWord || word.Length >= FoldedWord.MaximumLength || word.Contains('\'') || _wellSpelt.Contains(word))
            return null;

        // A letter left out.
        if (_withoutOneLetter.TryGetValue(word, out var longer) && longer.Text.Length >= ShortestWordWithLetterOmitted)
            return SameStart(word, longer) ? longer : null;

        Span<char> buffer = stackalloc char[FoldedWord.MaximumLength];
        for (var omitted = 1; omitted < word.Length; omitted++)
        {
            word[..omitted].CopyTo(buffer);
            word[(omitted + 1)..].CopyTo(buffer[omitted..]);
            var shorter = buffer[..(word.Length - 1)];

            // A letter too many.
            if (_words.TryGetValue(shorter, out var exact) && exact.Text.Length >= ShortestWordWithLetterOmitted)
                return SameStart(word, exact) && !IsEnding(word, omitted) ? exact : null;

            if (_withoutOneLetter.TryGetValue(shorter, out var near) && SameStart(word, near) && IsSlip(word, near.Text))
                return near;
        }

        return null;
    }

    // "deletes", "created": another form of the word.
    private static bool IsEnding(ReadOnlySpan<char> word, int extra) => extra == word.Length - 1 && word[extra] is 's' or 'd';

    private static bool SameStart(ReadOnlySpan<char> word, Lexeme lexeme) => word[0] == lexeme.Text[0];

    // Two letters changed places, or, in long words, one letter is another.
    private static bool IsSlip(ReadOnlySpan<char> typed, string meant)
    {
        if (typed.Length != meant.Length)
            return false;

        var at = typed.CommonPrefixLength(meant);
        var rest = at + 1;
        if (typed[rest..].SequenceEqual(meant.AsSpan(rest)))
            return meant.Length >= ShortestWordWithExchangedLetter;

        return rest < meant.Length
            && typed[at] == meant[rest] && typed[rest] == meant[at]
            && typed[(rest + 1)..].SequenceEqual(meant.AsSpan(rest + 1));
    }
}
