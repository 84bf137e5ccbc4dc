using TodoChatbot.Language.Tokens;

namespace TodoChatbot.Language.Vocabularies;

/// <summary>Turns a culture's data into its vocabulary.</summary>
internal sealed class VocabularyBuilder
{
    private readonly Dictionary<string, Lexeme> _lexemes = new(StringComparer.Ordinal);
    private readonly List<string> _mendable = [];
    private readonly List<string> _wellSpelt = [];

    /// <summary>Adds the entries of a culture. A word that an earlier culture explains keeps that meaning alone, unless it only stands beside others there.</summary>
    public VocabularyBuilder Add(IEnumerable<Entry> entries)
    {
        var earlier = _lexemes.Values.Where(lexeme => lexeme.Senses.Any(sense => !IsBeside(sense.Terminal))).ToHashSet();
        foreach (var entry in entries)
        {
            var sense = new Sense(entry.Terminal, entry.Value, entry.Certainty);
            foreach (var form in entry.Forms.Split('|', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
            {
                AddForm(form, sense, earlier);
                if (form.Contains('\'', StringComparison.Ordinal))
                    AddForm(form.Replace("'", "", StringComparison.Ordinal), sense, earlier);
            }
        }

        return this;
    }

    /// <summary>Names the words in which one wrong letter is forgiven, and those that look like one of them and are not.</summary>
    public VocabularyBuilder Mend(IEnumerable<string> words, IEnumerable<string> wellSpelt)
    {
        _mendable.AddRange(words);
        _wellSpelt.AddRange(wellSpelt);
        return this;
    }

    public Vocabulary Build() =>
        new(_lexemes, Spelling.Of(_mendable.Distinct().Select(Lexeme), _wellSpelt.Concat(_lexemes.Keys)));

    private static bool IsBeside(Terminal terminal) => terminal is Terminal.Function or Terminal.Determiner or Terminal.Filler or Terminal.Verb;

    private void AddForm(string form, Sense sense, HashSet<Lexeme> earlier)
    {
        var words = form.Split([' ', '-'], StringSplitOptions.RemoveEmptyEntries);
        var first = Lexeme(words[0]);
        if (words.Length > 1)
            first.Learn(new Phrase([.. words.Skip(1).Select(Lexeme)], sense));
        else if (!earlier.Contains(first))
            first.Learn(sense);
    }

    /// <summary>The one lexeme of a word; commands are made of such.</summary>
    public Lexeme Lexeme(string word)
    {
        var folded = FoldedWord.Of(word);
        if (!_lexemes.TryGetValue(folded, out var lexeme))
        {
            lexeme = new Lexeme(folded);
            _lexemes.Add(folded, lexeme);
        }

        return lexeme;
    }
}
