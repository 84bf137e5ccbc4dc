using TodoChatbot.Language.Grammar;
using TodoChatbot.Language.Vocabularies;

namespace TodoChatbot.Language.Commands;

/// <summary>Phrases that stand before or behind a command: "could you please", "for me".</summary>
internal sealed class PhraseSet
{
    private const int LongestPhrase = 8;

    private readonly List<CompiledRule> _rules = [];

    public PhraseSet(IEnumerable<string> patterns, PatternCompiler compiler)
    {
        var order = 0;
        foreach (var pattern in patterns)
            _rules.Add(new CompiledRule(new CommandRule(default, pattern), compiler.Compile(pattern), order++));
    }

    /// <summary>Index behind the longest phrase that the clause begins with.</summary>
    public int? PrefixEnd(Cursor clause, CommandMatch.Budget budget)
    {
        var word = clause.At(clause.First).Lexeme;
        for (var end = Math.Min(clause.End, clause.First + LongestPhrase); end > clause.First; end--)
        {
            if (Matches(new Cursor(clause.Utterance, clause.First, end), word, budget))
                return end;
        }

        return null;
    }

    /// <summary>Index of the longest phrase that the clause ends with.</summary>
    public int? SuffixStart(Cursor clause, CommandMatch.Budget budget)
    {
        for (var start = Math.Max(clause.First, clause.End - LongestPhrase); start < clause.End; start++)
        {
            if (Matches(new Cursor(clause.Utterance, start, clause.End), clause.At(start).Lexeme, budget))
                return start;
        }

        return null;
    }

    private bool Matches(Cursor stretch, Lexeme firstWord, CommandMatch.Budget budget)
    {
        foreach (var rule in _rules)
        {
            if (rule.FirstWords?.Contains(firstWord) == true && new CommandMatch(stretch, rule, budget).Try(static _ => true))
                return true;
        }

        return false;
    }
}
