using TodoChatbot.Language.Grammar;
using TodoChatbot.Language.Tokens;

namespace TodoChatbot.Language.Commands;

/// <summary>Matches one rule against a clause, trying all ways to fill its slots until one is accepted.</summary>
internal sealed class CommandMatch(Cursor clause, CompiledRule rule, CommandMatch.Budget budget)
{
    // A slot in the middle of a pattern holds a name, not a story.
    private const int LongestInnerSlot = 40;

    private readonly (int First, int End)[] _slots = new (int, int)[Enum.GetValues<SlotName>().Length];
    private Func<CommandMatch, bool> _accepts = static _ => true;

    public Cursor Clause => clause;

    public CommandKind Kind => rule.Kind;

    /// <summary>True when only what can be nothing but existing tasks makes a command of it.</summary>
    public bool OnlyNamed => rule.OnlyNamed;

    /// <summary>Tries to match the whole clause.</summary>
    /// <param name="accepts">Called with each way to fill the slots; the first for which it answers true is the match.</param>
    public bool Try(Func<CommandMatch, bool> accepts)
    {
        _accepts = accepts;
        return Run(0, clause.First);
    }

    public bool Has(SlotName slot) => _slots[(int)slot].End > 0;

    /// <summary>A cursor over what a slot holds.</summary>
    public Cursor In(SlotName slot)
    {
        var (first, end) = _slots[(int)slot];
        return new Cursor(clause.Utterance, first, end);
    }

    private bool Run(int at, int token)
    {
        while (budget.Spend())
        {
            var instruction = rule.Program[at];
            switch (instruction.Step)
            {
                case PatternStep.Accept:
                    return token >= clause.End && _accepts(this);

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
                    if (!clause.At(token).Is(instruction.Symbol))
                        return false;

                    token++;
                    at++;
                    continue;

                default:
                    // "no, make it 4": a comma between words says nothing, nor do the hyphen of "to-do" and the "'s" of "today's".
                    if (token > clause.First && clause.At(token) is var mark && (mark.Is(',') || (mark.Is('-') && mark.Glued) || mark.Kind == TokenKind.Possessive))
                        token++;

                    if (!instruction.Words!.Contains(clause.At(token).Lexeme))
                        return false;

                    token++;
                    at++;
                    continue;
            }
        }

        return false;
    }

    private bool Fill(int at, int token, SlotName slot)
    {
        var outer = _slots[(int)slot];
        var isLast = rule.Program[at + 1].Step == PatternStep.Accept;
        var shortest = isLast ? clause.End : token + 1;
        var longest = isLast ? clause.End : Math.Min(clause.End, token + LongestInnerSlot);
        for (var end = shortest; end <= longest && end > token; end++)
        {
            _slots[(int)slot] = (token, end);
            if (Run(at + 1, end))
                return true;
        }

        _slots[(int)slot] = outer;
        return false;
    }

    /// <summary>Steps left for a whole sentence, so that no text, however odd, takes long.</summary>
    internal sealed class Budget(int steps)
    {
        private int _left = steps;

        public bool Spend() => _left-- > 0;
    }
}
