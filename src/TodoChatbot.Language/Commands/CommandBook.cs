using TodoChatbot.Language.Vocabularies;

namespace TodoChatbot.Language.Commands;

/// <summary>The commands of a culture, compiled; those that begin with a word are found by it.</summary>
internal sealed class CommandBook
{
    private readonly Dictionary<Lexeme, List<CompiledRule>> _byFirstWord = [];
    private readonly List<CompiledRule> _others = [];

    public CommandBook(CommandNotation notation, Func<string, Lexeme> lexemeOf)
    {
        var compiler = new PatternCompiler(lexemeOf, notation.Choices);
        Openings = new PhraseSet(notation.Openings, compiler);
        Courtesies = new PhraseSet(notation.Courtesies, compiler);
        Closings = new PhraseSet(notation.Closings, compiler);
        Duties = new PhraseSet(notation.Duties, compiler);
        var order = 0;
        foreach (var rule in notation.Rules)
        {
            var compiled = new CompiledRule(rule, compiler.Compile(rule.Pattern), order++);
            if (compiled.FirstWords is not { } firstWords)
            {
                _others.Add(compiled);
                continue;
            }

            foreach (var word in firstWords)
            {
                if (!_byFirstWord.TryGetValue(word, out var starting))
                    _byFirstWord.Add(word, starting = []);

                starting.Add(compiled);
            }
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

    /// <summary>The rules that a clause beginning with this word can follow, in the order of the culture's list.</summary>
    public IEnumerable<CompiledRule> StartingWith(Lexeme word)
    {
        var starting = _byFirstWord.GetValueOrDefault(word);
        if (starting is null)
            return _others;

        return Merged(starting, _others);
    }

    private static IEnumerable<CompiledRule> Merged(List<CompiledRule> left, List<CompiledRule> right)
    {
        var (l, r) = (0, 0);
        while (l < left.Count || r < right.Count)
            yield return r == right.Count || (l < left.Count && left[l].Order < right[r].Order) ? left[l++] : right[r++];
    }
}
