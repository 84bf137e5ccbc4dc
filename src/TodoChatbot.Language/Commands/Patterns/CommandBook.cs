using TodoChatbot.Language.Commands.Judging;
using TodoChatbot.Language.Vocabularies;

namespace TodoChatbot.Language.Commands.Patterns;

/// <summary>The commands of a culture, compiled; those that begin with a word are found by it.</summary>
internal sealed class CommandBook
{
    private readonly Dictionary<Lexeme, List<CompiledRule>> _byFirstWord = [];
    private readonly List<CompiledRule> _others = [];
    private readonly Dictionary<(Manner Manner, bool Anywhere), PhraseSet> _manners;
    private readonly int _count;

    /// <param name="notations">The commands of a language and of those mixed with it, the first first.</param>
    /// <param name="lexemeOf">Finds the lexeme of a word.</param>
    public CommandBook(IReadOnlyList<CommandNotation> notations, Func<string, Lexeme> lexemeOf)
    {
        Openings = new PhraseSet(notations.Select(notation => (notation.Openings, notation.Choices)), lexemeOf);
        Courtesies = new PhraseSet(notations.Select(notation => (notation.Courtesies, notation.Choices)), lexemeOf);
        Closings = new PhraseSet(notations.Select(notation => (notation.Closings, notation.Choices)), lexemeOf);
        Duties = new PhraseSet(notations.Select(notation => (notation.Duties, notation.Choices)), lexemeOf);
        _manners = notations.SelectMany(notation => notation.Manners.Select(phrase => (phrase, notation.Choices)))
            .GroupBy(pair => (pair.phrase.Manner, pair.phrase.Anywhere))
            .ToDictionary(group => group.Key, group => new PhraseSet(
                group.Select(pair => ((IReadOnlyList<string>)[pair.phrase.Pattern], pair.Choices)), lexemeOf));
        foreach (var notation in notations)
        {
            var compiler = new PatternCompiler(lexemeOf, notation.Choices);
            foreach (var rule in notation.Rules)
                Add(new CompiledRule(rule, compiler.Compile(rule.Pattern), _count++));
        }
    }

    /// <summary>What may stand before a command: "could you please".</summary>
    public PhraseSet Openings { get; }

    /// <summary>What may stand behind anything: "please", "thanks".</summary>
    public PhraseSet Courtesies { get; }

    /// <summary>What may stand behind a command: "for me".</summary>
    public PhraseSet Closings { get; }

    /// <summary>What stands before somebody's duty: "I need to".</summary>
    public PhraseSet Duties { get; }

    /// <summary>The phrases that show a manner; null when the culture has none.</summary>
    public PhraseSet? Manner(Manner manner, bool anywhere) => _manners.GetValueOrDefault((manner, anywhere));

    /// <summary>The rules that a clause beginning with this word can follow, in the order of the culture's list.</summary>
    public IEnumerable<CompiledRule> StartingWith(Lexeme word)
    {
        var starting = _byFirstWord.GetValueOrDefault(word);
        if (starting is null)
            return _others;

        return Merged(starting, _others);
    }

    /// <summary>True for a word, or an opening such as "then", that a request can begin with.</summary>
    public bool CanBegin(Lexeme word) => _byFirstWord.ContainsKey(word) || Openings.CanBegin(word);

    private void Add(CompiledRule rule)
    {
        if (rule.FirstWords is not { } firstWords)
        {
            _others.Add(rule);
            return;
        }

        foreach (var word in firstWords)
        {
            if (!_byFirstWord.TryGetValue(word, out var starting))
                _byFirstWord.Add(word, starting = []);

            starting.Add(rule);
        }
    }

    private static IEnumerable<CompiledRule> Merged(List<CompiledRule> left, List<CompiledRule> right)
    {
        var (l, r) = (0, 0);
        while (l < left.Count || r < right.Count)
            yield return r == right.Count || (l < left.Count && left[l].Order < right[r].Order) ? left[l++] : right[r++];
    }
}
