using TodoChatbot.Language.Grammar;
using TodoChatbot.Language.Vocabularies;

namespace TodoChatbot.Language.Commands.Patterns;

/// <summary>Phrases that stand before or behind a command: "could you please", "for me".</summary>
internal sealed class PhraseSet
{
    private const int LongestPhrase = 8;

    private readonly Dictionary<Lexeme, List<CompiledRule>> _byFirstWord = [];

    public PhraseSet(IEnumerable<(IReadOnlyList<string> Patterns, IReadOnlyDictionary<string, string> Choices)> sources, Func<string, Lexeme> lexemeOf)
    {
        foreach (var (patterns, choices) in sources)
        {
            var compiler = new PatternCompiler(lexemeOf, choices);
            foreach (var pattern in patterns)
                Add(new CompiledRule(new CommandRule(default, pattern), compiler.Compile(pattern), order: 0));
        }
    }

    /// <summary>True for a word that one of the phrases begins with.</summary>
    public bool CanBegin(Lexeme word) => _byFirstWord.ContainsKey(word);

    /// <summary>Index behind the longest phrase that the clause begins with.</summary>
    public int? PrefixEnd(Cursor clause, StepBudget budget)
    {
        if (!_byFirstWord.TryGetValue(clause.At(clause.First).Lexeme, out var rules))
            return null;

        var matcher = new CommandMatcher(clause, budget);
        var longest = rules.Max(matcher.LongestPrefix);
        return longest > clause.First ? longest : null;
    }

    /// <summary>Index of the longest phrase that the clause ends with.</summary>
    public int? SuffixStart(Cursor clause, StepBudget budget)
    {
        for (var start = Math.Max(clause.First, clause.End - LongestPhrase); start < clause.End; start++)
        {
            if (CanBegin(clause.At(start).Lexeme) && PrefixEnd(new Cursor(clause.Utterance, start, clause.End), budget) == clause.End)
                return start;
        }

        return null;
    }

    private void Add(CompiledRule rule)
    {
        foreach (var word in rule.FirstWords ?? throw new FormatException("A phrase before or behind a command begins with a word."))
        {
            if (!_byFirstWord.TryGetValue(word, out var rules))
                _byFirstWord.Add(word, rules = []);

            rules.Add(rule);
        }
    }
}
