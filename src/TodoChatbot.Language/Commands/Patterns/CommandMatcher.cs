using TodoChatbot.Language.Grammar;
using TodoChatbot.Language.Tokens;

namespace TodoChatbot.Language.Commands.Patterns;

/// <summary>
/// Matches rules against one clause, trying all ways to fill a rule's slots until one is accepted. While a rule is tried it holds
/// what the slots hold.
/// </summary>
internal sealed class CommandMatcher
{
    // A slot in the middle of a pattern holds a name, not a story.
    private const int LongestInnerSlot = 40;

    // Looking for a word is that much cheaper than a step of the program.
    private const int WordsPerStep = 8;

    private static readonly int SlotCount = Enum.GetValues<SlotName>().Length;

    private readonly (int First, int End)[] _slots = new (int, int)[SlotCount];
    private readonly StepBudget _budget;
    private CompiledRule? _rule;
    private Func<CommandMatcher, bool>? _accepts;
    private int _longest;

    public CommandMatcher(Cursor clause, StepBudget budget)
    {
        Clause = clause;
        _budget = budget;
    }

    public Cursor Clause { get; }

    public CommandKind Kind => Rule.Kind;

    /// <summary>True when only what can be nothing but existing tasks makes a command of it.</summary>
    public bool OnlyNamed => Rule.OnlyNamed;

    private CompiledRule Rule => _rule ?? throw new InvalidOperationException("No rule is being tried.");

    /// <summary>Tries to match a rule against the whole clause.</summary>
    /// <param name="rule">The rule.</param>
    /// <param name="accepts">Called with each way to fill the slots; the first for which it answers true is the match.</param>
    public bool Matches(CompiledRule rule, Func<CommandMatcher, bool> accepts)
    {
        if (rule.LastWords is { } last && !last.Contains(Clause.At(Clause.End - 1).Lexeme))
            return false;

        if (!HasWordsOf(rule))
            return false;

        (_rule, _accepts) = (rule, accepts);
        Array.Clear(_slots);
        return Run(0, Clause.First);
    }

    private bool HasWordsOf(CompiledRule rule)
    {
        foreach (var words in rule.RequiredWords)
        {
            var token = Clause.First;
            _budget.Spend();
            while (token < Clause.End && !words.Contains(Clause.At(token).Lexeme))
                token++;

            _budget.Spend((token - Clause.First) / WordsPerStep);
            if (token == Clause.End)
                return false;
        }

        return true;
    }

    /// <summary>Index behind the longest beginning of the clause that a rule without slots matches; the clause's first when it matches none.</summary>
    public int LongestPrefix(CompiledRule rule)
    {
        (_rule, _accepts, _longest) = (rule, null, Clause.First);
        Run(0, Clause.First);
        return _longest;
    }

    public bool Has(SlotName slot) => _slots[(int)slot].End > 0;

    /// <summary>A cursor over what a slot holds.</summary>
    public Cursor In(SlotName slot)
    {
        var (first, end) = _slots[(int)slot];
        return new Cursor(Clause.Utterance, first, end);
    }

    private bool Run(int at, int token)
    {
        while (true)
        {
            _budget.Spend();
            var instruction = Rule.Program[at];
            switch (instruction.Step)
            {
                case PatternStep.Accept:
                    return Accept(token);

                case PatternStep.Jump:
                    at = instruction.Target;
                    continue;

                case PatternStep.Branch:
                    if (Run(at + 1, token))
                        return true;

                    at = instruction.Target;
                    continue;

                case PatternStep.Slot:
                    return Fill(at, token, instruction.Slot);

                case PatternStep.Symbol:
                    if (!Clause.At(token).Is(instruction.Symbol) || IsInsideTime(token))
                        return false;

                    token++;
                    at++;
                    continue;

                default:
                    // "no, make it 4": a comma between words says nothing, nor do the hyphen of "to-do" and the "'s" of "today's".
                    if (token > Clause.First && Clause.At(token) is var mark && (mark.Is(',') || (mark.Is('-') && mark.Glued) || mark.Kind == TokenKind.Possessive))
                        token++;

                    if (!instruction.Words!.Contains(Clause.At(token).Lexeme))
                        return false;

                    token++;
                    at++;
                    continue;
            }
        }
    }

    // The colon of "4:30" separates nothing.
    private bool IsInsideTime(int token) =>
        Clause.At(token).Glued && Clause.At(token - 1).Kind == TokenKind.Number && Clause.At(token + 1) is { Glued: true, Kind: TokenKind.Number };

    // Looking for the longest prefix, all ways are tried and none is final.
    private bool Accept(int token)
    {
        if (_accepts is { } accepts)
            return token >= Clause.End && accepts(this);

        _longest = Math.Max(_longest, token);
        return false;
    }

    private bool Fill(int at, int token, SlotName slot)
    {
        var outer = _slots[(int)slot];
        var isLast = Rule.Program[at + 1].Step == PatternStep.Accept;
        var shortest = isLast ? Clause.End : token + 1;
        var longest = isLast ? Clause.End : Math.Min(Clause.End, token + LongestInnerSlot);
        for (var end = shortest; end <= longest && end > token; end++)
        {
            _slots[(int)slot] = (token, end);
            if (Run(at + 1, end))
                return true;
        }

        _slots[(int)slot] = outer;
        return false;
    }
}
